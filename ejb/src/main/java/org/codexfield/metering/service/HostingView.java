package org.codexfield.metering.service;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * That a node is to host a version.
 *
 * @param node the node
 * @param did its key
 * @param operator the short name of the organisation that runs it
 * @param region where it stands
 * @param state how it is, as {@link NodeView} has it
 * @param capsule for example {@code hospital/images}
 * @param version the version's number
 * @param manifestDigest the version's name in documents
 * @param ground {@code assignment} by the version's owner, or {@code grant} of the node's operator
 * @param until when the grant ends, if it is one
 * @param held whether the node says that it has it
 */
public record HostingView(
        UUID node,
        String did,
        String operator,
        String region,
        String state,
        String capsule,
        String version,
        String manifestDigest,
        String ground,
        Optional<Instant> until,
        boolean held) {

    /** Enough of the node's key to tell it from others, for people. */
    public String shortName() {
        return NodeView.shortName(did);
    }
}
