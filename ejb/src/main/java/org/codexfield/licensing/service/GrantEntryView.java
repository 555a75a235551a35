package org.codexfield.licensing.service;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.codexfield.identity.MemberId;

/**
 * A line of a grant's history.
 *
 * @param memberName who did it; empty for a rule of the offer
 * @param validUntil when the grant ended from then on
 */
public record GrantEntryView(
        UUID id,
        String kind,
        UUID member,
        String memberName,
        String text,
        Instant validUntil,
        Instant at) {

    GrantEntryView named(Map<MemberId, String> members) {
        return new GrantEntryView(
                id,
                kind,
                member,
                members.getOrDefault(new MemberId(member), ""),
                text,
                validUntil,
                at);
    }
}
