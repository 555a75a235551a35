package org.codexfield.metering.service;

import java.time.Instant;
import org.codexfield.capsules.SealedVersion;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.GrantStanding;
import org.codexfield.metering.verify.Receipt;
import org.codexfield.shared.Digest;
import org.jspecify.annotations.Nullable;

/**
 * What a call is about, once its credential is authentic.
 *
 * @param credential the digest of its text; none where a node reported the call
 * @param callToken the digest of the call token's text where a node reported the call; else none
 */
record CallGround(
        GrantStanding grant,
        SealedVersion version,
        @Nullable Digest credential,
        @Nullable Digest callToken,
        Action action,
        String purpose,
        Instant start) {

    Receipt.Ground ofReceipt() {
        return new Receipt.Ground(
                version.capsule().toString(),
                version.number().value(),
                version.manifestDigest(),
                grant.id().toString(),
                credential,
                callToken,
                grant.termsDigest(),
                grant.providerDid(),
                grant.consumerDid());
    }
}
