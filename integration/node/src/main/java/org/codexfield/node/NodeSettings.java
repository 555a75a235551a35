package org.codexfield.node;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.codexfield.evidence.verify.VerificationKey;
import org.codexfield.node.http.NodeServer;
import org.codexfield.node.installation.Stock;

/**
 * How a node is run.
 *
 * @param installation for whom, and as whom
 * @param data the folder of all that it keeps
 * @param server where it listens, and with which bounds
 * @param models how much memory for models, and how long they compute
 * @param stock how much disk, and how long what is not wanted stays
 * @param patience how long the installation may be silent in the midst of an answer
 */
record NodeSettings(
        Place installation,
        Path data,
        NodeServer.Bounds server,
        ModelBounds models,
        Stock.Bounds stock,
        Duration patience) {

    /**
     * The node's place at an installation.
     *
     * @param address the installation's public address, without a slash at its end
     * @param keys the only keys of the installation that count; none: those of its DID document
     * @param operator the short name of the organisation that runs the node
     * @param region where it stands
     * @param endpoint where gateways reach it; none: where it listens
     * @param apiKeyFile holds an API key of the operator; needed for a registration
     */
    record Place(
            URI address,
            Set<VerificationKey> keys,
            String operator,
            String region,
            Optional<URI> endpoint,
            Optional<Path> apiKeyFile) {}

    /**
     * Bounds of models.
     *
     * @param maxBytes the most that the files of all open models have together
     * @param limit how long a computation may take
     */
    record ModelBounds(long maxBytes, Duration limit) {}
}
