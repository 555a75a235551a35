package org.codexfield.capsules.verify;

import java.util.Optional;
import org.codexfield.shared.Did;

/**
 * What a manifest says besides parts, parents and documentation.
 *
 * @param capsule the capsule
 * @param version the version's number
 * @param kind what it holds
 * @param creator the organisation that seals it
 * @param protocol how it is called, if it can be
 */
public record ManifestHead(
        CapsuleName capsule,
        VersionNumber version,
        CapsuleKind kind,
        Did creator,
        Optional<CallProtocol> protocol) {

    /**
     * @throws ManifestIsMalformed if a kind that cannot be called names a protocol
     */
    public ManifestHead {
        if (protocol.isPresent() && !kind.isCallable()) {
            throw new ManifestIsMalformed("a " + kind.code() + " cannot be called");
        }
    }
}
