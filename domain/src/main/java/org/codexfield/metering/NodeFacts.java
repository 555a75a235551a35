package org.codexfield.metering;

import java.util.Map;
import java.util.TreeMap;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;

/**
 * What the log says of a node.
 *
 * @param node its key, as a {@code did:key}
 * @param operator who runs it
 * @param endpoint where gateways reach it
 * @param region the country in which it stands, for example {@code CH}
 * @param registration the digest of the signed registration
 */
public record NodeFacts(
        Did node, Did operator, String endpoint, String region, Digest registration) {

    Map<String, Object> members(NodeId id) {
        var members = new TreeMap<String, Object>();
        members.put("node", id.toString());
        members.put("did", node.value());
        members.put("operator", operator.value());
        members.put("endpoint", endpoint);
        members.put("region", region);
        members.put("registrationDigest", registration.hex());
        return members;
    }
}
