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
 */
public record EntryView(
        UUID id,
        String kind,
        UUID member,
        String memberName,
        boolean internal,
        String text,
        List<AttachmentView> attachments,
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
                at);
    }
}
