package org.codexfield.licensing;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.MemberId;
import org.codexfield.shared.Digest;

/**
 * How somebody ended a stage.
 *
 * @param round how often the request was submitted by then
 * @param stage the stage's place in the route, from 1
 * @param member who decided; the nil UUID for a rule of the route
 * @param account the person behind the member
 * @param reason the digest of what was written to it; the text may name people, so no log holds it
 * @param approved what it is bound to, if it is an approval
 */
public record StageDecision(
        int round,
        int stage,
        StageKind kind,
        StageOutcome outcome,
        MemberId member,
        AccountId account,
        Digest reason,
        Instant at,
        Optional<ApprovedTerms> approved) {

    /** The longest reason, of a decision or of what becomes of a grant, in characters. */
    public static final int MAX_REASON = 2_000;

    /** What documents say of it; people are named by member only. */
    public Map<String, Object> members() {
        var members = new TreeMap<String, Object>();
        members.put("round", round);
        members.put("stage", stage);
        members.put("kind", kind.code());
        members.put("outcome", outcome.code());
        members.put("decidedBy", member.toString());
        members.put("reasonDigest", reason.hex());
        approved.ifPresent(terms -> members.putAll(terms.members()));
        return members;
    }
}
