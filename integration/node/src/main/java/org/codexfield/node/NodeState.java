package org.codexfield.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.codexfield.evidence.verify.JsonFields;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.node.store.Disk;
import org.codexfield.shared.DomainException;
import org.codexfield.shared.Ids;

/**
 * What the node remembers of its registration.
 *
 * @param node the identifier that it was given
 * @param installation by whom
 * @param endpoint as it was registered
 * @param region as it was registered
 */
record NodeState(UUID node, String installation, String endpoint, String region) {

    /** What is remembered, if there was a registration. */
    static Optional<NodeState> read(Path file) throws IOException, SettingIsWrong {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            var fields = new JsonFields(StrictJson.parse(Files.readAllBytes(file)), "node");
            return Optional.of(
                    new NodeState(
                            Ids.parse("node", fields.text("node")),
                            fields.text("installation"),
                            fields.text("endpoint"),
                            fields.text("region")));
        } catch (DomainException e) {
            throw new SettingIsWrong(
                    "The file " + file + " is damaged; delete it to register again.");
        }
    }

    void write(Path file) throws IOException {
        var json = StrictJson.newObject();
        json.put("node", node.toString())
                .put("installation", installation)
                .put("endpoint", endpoint)
                .put("region", region);
        Disk.write(file, json.toPrettyString().getBytes(StandardCharsets.UTF_8));
    }
}
