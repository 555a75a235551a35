package org.codexfield.metering;

import java.util.Map;
import java.util.TreeMap;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;

/** A version that a node keeps a copy of. */
public record HostedVersion(CapsuleName capsule, VersionNumber number, Digest manifestDigest) {

    Map<String, Object> members(NodeId id, Did node) {
        var members = new TreeMap<String, Object>();
        members.put("node", id.toString());
        members.put("did", node.value());
        members.put("capsule", capsule.toString());
        members.put("version", number.value());
        members.put("manifestDigest", manifestDigest.hex());
        return members;
    }
}
