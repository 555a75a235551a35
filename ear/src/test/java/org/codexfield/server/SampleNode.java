package org.codexfield.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The node of {@code mvn -Prun}: of Gridworks, on this machine, the same one at each start. */
final class SampleNode {

    private final RunParts parts;
    private final NodeProcess.Settings settings;
    private @Nullable NodeProcess running;

    /**
     * @param folder keeps it for the next start; its port too, since a node registers with it
     */
    SampleNode(RunParts parts, Path jar, Path folder, URI portal) {
        this.parts = parts;
        this.settings =
                new NodeProcess.Settings(
                        jar,
                        folder,
                        portal,
                        NodeProcess.Settings.registeredPort(folder)
                                .filter(port -> !FreePorts.isTaken(port))
                                .orElseGet(FreePorts::one),
                        List.of());
    }

    /** Launches a node that is registered, beside the portal that it will find later. */
    void launchAgain() {
        boolean asBefore =
                NodeProcess.Settings.registeredPort(settings.folder())
                        .filter(port -> port == settings.port())
                        .isPresent();
        if (asBefore) {
            running = parts.launchNode(settings);
        }
    }

    /** Launches a node that has yet to register, for which the portal must be there. */
    void launchIfNeeded() {
        if (running == null) {
            NodeProcess.keepApiKey(settings);
            running = parts.launchNode(settings);
        }
    }

    /** Its identifier, once it is registered. */
    UUID awaitId() {
        var node = running;
        if (node == null) {
            throw new IllegalStateException("the node is not launched");
        }
        node.awaitRegistered();
        return node.id();
    }

    URI address() {
        return settings.address();
    }

    Path log() {
        return settings.log();
    }
}
