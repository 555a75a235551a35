package org.codexfield.licensing;

import java.time.Instant;
import java.util.Set;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.identity.OrganisationId;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;

/**
 * Where a grant stands, for whoever lets its holder in.
 *
 * @param status whether it holds, its time apart
 * @param partiesTakePart whether neither provider nor consumer is suspended
 * @param actions what it is for
 * @param purposes codes of the vocabulary
 * @param keys the DID URLs of the provider's keys whose signatures count now
 */
public record GrantStanding(
        GrantId id,
        GrantStatus status,
        boolean partiesTakePart,
        OrganisationId provider,
        Did providerDid,
        OrganisationId consumer,
        Did consumerDid,
        CapsuleName capsule,
        Digest capsuleDigest,
        Digest termsDigest,
        Set<Action> actions,
        Set<String> purposes,
        Instant validFrom,
        Instant validUntil,
        Set<String> keys) {

    /** Copies. */
    public GrantStanding {
        actions = Set.copyOf(actions);
        purposes = Set.copyOf(purposes);
        keys = Set.copyOf(keys);
    }
}
