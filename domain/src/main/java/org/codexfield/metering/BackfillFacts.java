package org.codexfield.metering;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.licensing.GrantId;
import org.codexfield.shared.Digest;
import org.codexfield.shared.UtcText;

/**
 * Which old calls a backfill is about.
 *
 * @param from the first instant of calls
 * @param until the first instant that it covers no more
 * @param reason the digest of what the operator wrote
 */
public record BackfillFacts(
        NodeId node, GrantId grant, Instant from, Instant until, Digest reason) {

    /** Whether it covers a call at this instant. */
    public boolean covers(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    /** For documents. */
    public Map<String, Object> members(BackfillId id) {
        var members = new TreeMap<String, Object>();
        members.put("backfill", id.toString());
        members.put("node", node.toString());
        members.put("grant", grant.toString());
        members.put("from", UtcText.of(from));
        members.put("until", UtcText.of(until));
        members.put("reasonDigest", reason.hex());
        return members;
    }

    /** The digest of a backfill in a state, for the audit trail. */
    public Digest digest(BackfillId id, String state) {
        var json = StrictJson.newObject();
        members(id).forEach((name, value) -> json.put(name, value.toString()));
        return CanonicalJson.digest(json.put("state", state));
    }
}
