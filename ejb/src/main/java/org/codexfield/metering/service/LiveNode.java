package org.codexfield.metering.service;

import java.net.URI;
import java.time.Instant;
import org.codexfield.identity.OrganisationId;
import org.codexfield.metering.NodeId;
import org.codexfield.shared.Did;

/**
 * A node that may be asked to serve a call.
 *
 * @param endpoint where it is reached, without a slash at its end
 * @param operator who runs it
 * @param operatorDid the same, as documents name them
 * @param region where it stands, for example {@code CH}
 * @param capacity how many calls it serves at once
 * @param underWay how many it served when it was heard last
 * @param heardAt when that was
 */
public record LiveNode(
        NodeId id,
        URI endpoint,
        OrganisationId operator,
        Did operatorDid,
        String region,
        int capacity,
        int underWay,
        Instant heardAt) {}
