package org.codexfield.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.codexfield.node.installation.Installation;
import org.codexfield.node.installation.InstallationRefuses;

/**
 * Makes the node known to its installation, once, and again when its endpoint or region changed.
 */
final class Registration {

    private static final System.Logger LOG = System.getLogger(Registration.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int SERVER_ERROR = 500;
    private static final int TOO_MANY_REQUESTS = 429;

    private final Installation installation;
    private final NodeSettings.Place place;
    private final Path state;
    private final CountDownLatch stopped;

    /**
     * @param state where it is remembered
     * @param stopped ends the waiting for an installation that is away
     */
    Registration(
            Installation installation,
            NodeSettings.Place place,
            Path state,
            CountDownLatch stopped) {
        this.installation = installation;
        this.place = place;
        this.state = state;
        this.stopped = stopped;
    }

    /**
     * The identifier of the node, remembered or new.
     *
     * @param endpoint where gateways reach it
     * @throws SettingIsWrong if it cannot register with its settings
     * @throws InterruptedException if it was stopped meanwhile
     */
    UUID of(String endpoint) throws IOException, SettingIsWrong, InterruptedException {
        var known = NodeState.read(state);
        if (known.isPresent()) {
            var last = known.get();
            if (!last.installation().equals(installation.audience())) {
                throw new SettingIsWrong(
                        "The data folder belongs to a node of "
                                + last.installation()
                                + "; use another folder.");
            }
            if (last.endpoint().equals(endpoint) && last.region().equals(place.region())) {
                return last.node();
            }
        }
        var node = register(endpoint, apiKey());
        new NodeState(node, installation.audience(), endpoint, place.region()).write(state);
        LOG.log(System.Logger.Level.INFO, "Registered as the node " + node);
        return node;
    }

    private UUID register(String endpoint, String apiKey)
            throws SettingIsWrong, InterruptedException {
        boolean told = false;
        do {
            try {
                var operator = installation.organisation(place.operator());
                return installation.register(operator, endpoint, place.region(), apiKey);
            } catch (InstallationRefuses e) {
                if (e.status() < SERVER_ERROR && e.status() != TOO_MANY_REQUESTS) {
                    throw new SettingIsWrong(String.valueOf(e.getMessage()));
                }
                told = tell(told, e);
            } catch (IOException e) {
                told = tell(told, e);
            }
        } while (!stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        throw new InterruptedException("stopped");
    }

    private static boolean tell(boolean told, IOException reason) {
        if (!told) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The installation cannot be reached yet, the node goes on trying: " + reason);
        }
        return true;
    }

    private String apiKey() throws SettingIsWrong {
        var file =
                place.apiKeyFile()
                        .orElseThrow(
                                () ->
                                        new SettingIsWrong(
                                                "To register, or to change endpoint or region, the"
                                                    + " node needs an API key: --api-key-file."));
        try {
            var key = Files.readString(file).strip();
            if (key.isEmpty() || !key.chars().allMatch(c -> c > ' ' && c < 127)) {
                throw new SettingIsWrong("The API key file " + file + " holds no API key.");
            }
            return key;
        } catch (IOException e) {
            throw new SettingIsWrong("The API key file " + file + " cannot be read.");
        }
    }
}
