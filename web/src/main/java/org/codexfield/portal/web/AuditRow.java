package org.codexfield.portal.web;

import java.io.Serializable;
import org.codexfield.evidence.Subject;
import org.codexfield.evidence.service.AuditEntryView;

/**
 * An audit entry with the names of what it tells by identifier.
 *
 * @param member who did it; empty if the caller may not know the name
 * @param organisation for which organisation; empty for none
 * @param subject what it was done to; empty if that has no name
 */
public record AuditRow(AuditEntryView entry, String member, String organisation, String subject)
        implements Serializable {

    /** Whether nobody did it, but the system itself. */
    public boolean isSystem() {
        return entry.member().equals(Subject.NOBODY);
    }

    /** Whether it was done with an API key. */
    public boolean isByKey() {
        return !entry.apiKey().equals(Subject.NOBODY);
    }
}
