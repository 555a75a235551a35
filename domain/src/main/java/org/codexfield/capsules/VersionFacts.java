package org.codexfield.capsules;

import java.util.Map;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;

/**
 * What the log says of a sealed version.
 *
 * @param capsule the capsule's name
 * @param number the version's number
 * @param creator who sealed it
 * @param manifestDigest the digest of its manifest
 */
public record VersionFacts(
        CapsuleName capsule, VersionNumber number, Did creator, Digest manifestDigest) {

    Map<String, Object> members() {
        return Map.of(
                "capsule",
                capsule.toString(),
                "version",
                number.value(),
                "creator",
                creator.value(),
                "manifestDigest",
                manifestDigest.hex());
    }
}
