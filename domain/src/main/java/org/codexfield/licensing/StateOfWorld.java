package org.codexfield.licensing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a decision needs to know of the world. What is {@code null} or unknown denies wherever a
 * term depends on it.
 *
 * @param now the present instant
 * @param grantedAt when the grant began
 * @param counts how many calls of the grant are used up
 * @param credential the standing of the credential
 * @param institutionVouched whether the institution of the holder still vouches for them
 * @param overdueDays for how many whole days a payment is overdue; 0 when none is
 */
public record StateOfWorld(
        Instant now,
        @Nullable Instant grantedAt,
        CallCounts counts,
        CredentialStatus credential,
        @Nullable Boolean institutionVouched,
        @Nullable Integer overdueDays) {

    /** The same world with other counts. */
    public StateOfWorld with(CallCounts others) {
        return new StateOfWorld(
                now, grantedAt, others, credential, institutionVouched, overdueDays);
    }
}
