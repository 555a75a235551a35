package org.codexfield.licensing.service;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.codexfield.identity.MemberId;

/**
 * A line of a request's history.
 *
 * @param memberName who did it; empty for the system
 * @param internal whether the writer's organisation alone sees it
 * @param attachments the files that were handed in
 * @param round how often the request was handed in by then, of what hands it in or decides it; 0
 *     otherwise
 */
public record EntryView(
        UUID id,
        String kind,
        UUID member,
        String memberName,
        boolean internal,
        String text,
        List<AttachmentView> attachments,
        int round,
        Instant at) {

    EntryView named(Map<MemberId, String> members) {
        return new EntryView(
                id,
                kind,
                member,
                members.getOrDefault(new MemberId(member), ""),
                internal,
                text,
                attachments,
                round,
                at);
    }
}
