package org.codexfield.licensing.service;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.shared.Digest;

/**
 * A grant as lists and pages show it; status {@code expired} when its end is past.
 *
 * @param capsuleVersion the number of the version that it is for
 * @param decidedBy who approved it last; the nil UUID for a rule of the offer
 * @param approvedUntil until when it was approved, without what it was extended by
 */
public record GrantView(
        UUID id,
        UUID request,
        String capsule,
        String capsuleVersion,
        Digest capsuleDigest,
        Digest termsDigest,
        UUID provider,
        String providerName,
        UUID consumer,
        String consumerName,
        UUID beneficiary,
        String beneficiaryName,
        List<String> actions,
        List<String> purposes,
        String conditions,
        String status,
        String reason,
        UUID decidedBy,
        String decidedByName,
        Instant validFrom,
        Instant validUntil,
        Instant approvedUntil,
        long version) {

    GrantView named(Map<OrganisationId, String> organisations, Map<MemberId, String> members) {
        return new GrantView(
                id,
                request,
                capsule,
                capsuleVersion,
                capsuleDigest,
                termsDigest,
                provider,
                organisations.getOrDefault(new OrganisationId(provider), ""),
                consumer,
                organisations.getOrDefault(new OrganisationId(consumer), ""),
                beneficiary,
                members.getOrDefault(new MemberId(beneficiary), ""),
                actions,
                purposes,
                conditions,
                status,
                reason,
                decidedBy,
                members.getOrDefault(new MemberId(decidedBy), ""),
                validFrom,
                validUntil,
                approvedUntil,
                version);
    }
}
