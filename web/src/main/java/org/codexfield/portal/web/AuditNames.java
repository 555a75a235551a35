package org.codexfield.portal.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.codexfield.evidence.Subject;
import org.codexfield.evidence.service.AuditEntryView;
import org.codexfield.identity.service.NameService;
import org.codexfield.shared.Page;

/**
 * Puts names to the identifiers of audit entries: one query for the members of a page and one for
 * its organisations, however many rows it has.
 */
@Dependent
class AuditNames implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The commands of the contexts in the order in which people look for them. */
    static final List<String> COMMANDS =
            List.of(
                    "organisation-registered",
                    "organisation-approved",
                    "organisation-rejected",
                    "organisation-suspended",
                    "organisation-resumed",
                    "invitation-sent",
                    "invitation-renewed",
                    "invitation-withdrawn",
                    "invitation-accepted",
                    "member-joined",
                    "member-roles-changed",
                    "member-left",
                    "signing-key-created",
                    "signing-key-rotated",
                    "signing-key-compromised",
                    "api-key-issued",
                    "api-key-revoked",
                    "account-opened",
                    "login-linked",
                    "signed-in",
                    "password-changed",
                    "password-reset-requested",
                    "sessions-ended",
                    "outbox-message-retried",
                    "capsule-created",
                    "version-drafted",
                    "documentation-written",
                    "part-stored",
                    "part-removed",
                    "parents-named",
                    "version-sealed",
                    "ownership-certified",
                    "version-published",
                    "capsule-listed",
                    "version-withdrawn",
                    "offer-made",
                    "offer-revised",
                    "offer-closed",
                    "access-request-drafted",
                    "access-request-edited",
                    "attachment-added",
                    "attachment-removed",
                    "access-request-submitted",
                    "access-request-vouched",
                    "access-request-advised",
                    "access-request-approved",
                    "access-request-approved-by-rule",
                    "access-request-returned",
                    "access-request-rejected",
                    "access-request-withdrawn",
                    "access-request-lapsed",
                    "access-request-commented",
                    "grant-issued",
                    "grant-extended",
                    "grant-suspended",
                    "grant-resumed",
                    "grant-revoked",
                    "capability-issued",
                    "node-registered",
                    "node-changed",
                    "node-suspended",
                    "node-resumed",
                    "node-withdrawn",
                    "host-assigned",
                    "host-released",
                    "call-token-issued",
                    "usage-backfill-asked",
                    "usage-backfill-approved",
                    "usage-backfill-declined",
                    "receipt-corrected",
                    "tariff-adopted",
                    "log-checkpointed");

    @Inject private NameService names;

    Page<AuditRow> of(Page<AuditEntryView> page) {
        Set<UUID> members = new LinkedHashSet<>();
        Set<UUID> organisations = new LinkedHashSet<>();
        for (AuditEntryView entry : page.items()) {
            members.add(entry.member());
            organisations.add(entry.organisation());
            if (entry.subjectType().equals("member")) {
                members.add(entry.subject());
            } else if (entry.subjectType().equals("organisation")) {
                organisations.add(entry.subject());
            }
        }
        members.remove(Subject.NOBODY);
        organisations.remove(Subject.NOBODY);
        Map<UUID, String> people = names.members(members);
        Map<UUID, String> places = names.organisations(organisations);
        return page.map(entry -> row(entry, people, places));
    }

    private static AuditRow row(
            AuditEntryView entry, Map<UUID, String> people, Map<UUID, String> places) {
        String subject =
                switch (entry.subjectType()) {
                    case "member" -> people.getOrDefault(entry.subject(), "");
                    case "organisation" -> places.getOrDefault(entry.subject(), "");
                    default -> "";
                };
        return new AuditRow(
                entry,
                people.getOrDefault(entry.member(), ""),
                places.getOrDefault(entry.organisation(), ""),
                subject);
    }
}
