package org.codexfield.metering.service;

import java.util.Optional;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.licensing.Action;
import org.codexfield.shared.Digest;

/**
 * What a client of the gateway sent, before its body.
 *
 * @param credential the text of the capability credential
 * @param action what the address and method mean
 * @param purpose a code of the vocabulary; none: the grant's only one
 * @param key what makes sending it twice harmless
 */
public record CallRequest(
        String credential,
        CapsuleName capsule,
        VersionNumber version,
        Action action,
        Optional<String> purpose,
        Optional<CallKey> key) {

    /**
     * A key is unique for ever within its grant.
     *
     * @param key 1 to 255 visible characters
     * @param payload the digest of what was sent: equal for the same call alone
     */
    public record CallKey(String key, Digest payload) {}
}
