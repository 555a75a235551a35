package org.codexfield.licensing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.shared.Digest;

/**
 * What the log says of an offer.
 *
 * @param revision how often it was made or changed by now
 * @param versions the manifests of the versions that it covers
 * @param termsDigest its licence
 * @param formDigest its request form
 * @param routeDigest its approval route
 */
public record OfferFacts(
        CapsuleName capsule,
        String name,
        int revision,
        List<Digest> versions,
        Digest termsDigest,
        Digest formDigest,
        Digest routeDigest) {

    /** Copies. */
    public OfferFacts {
        versions = List.copyOf(versions);
    }

    Map<String, Object> members() {
        var members = new TreeMap<String, Object>();
        members.put("capsule", capsule.toString());
        members.put("name", name);
        members.put("revision", revision);
        members.put("capsuleDigests", versions.stream().map(Digest::hex).sorted().toList());
        members.put("termsDigest", termsDigest.hex());
        members.put("formDigest", formDigest.hex());
        members.put("routeDigest", routeDigest.hex());
        return members;
    }
}
