package org.codexfield.licensing.service;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.shared.Digest;

/**
 * An access request as lists show it.
 *
 * @param purposes the codes of what it is for
 * @param waitingFor the role that must act now; empty when no stage waits
 * @param overdue whether a decision should have been taken by now
 */
public record RequestRow(
        UUID id,
        String capsule,
        Digest capsuleDigest,
        UUID provider,
        String providerName,
        UUID consumer,
        String consumerName,
        UUID requester,
        String requesterName,
        List<String> purposes,
        String status,
        String waitingFor,
        Optional<Instant> dueAt,
        boolean overdue,
        Instant createdAt,
        long version) {

    RequestRow named(Map<OrganisationId, String> organisations, Map<MemberId, String> members) {
        return new RequestRow(
                id,
                capsule,
                capsuleDigest,
                provider,
                organisations.getOrDefault(new OrganisationId(provider), ""),
                consumer,
                organisations.getOrDefault(new OrganisationId(consumer), ""),
                requester,
                members.getOrDefault(new MemberId(requester), ""),
                purposes,
                status,
                waitingFor,
                dueAt,
                overdue,
                createdAt,
                version);
    }
}
