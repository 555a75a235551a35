package org.codexfield.evidence.service;

import java.util.UUID;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;

/** Port: reads the audit trail. */
public interface AuditViews {

    /**
     * One page, the newest first unless the query sorts by {@code at}, {@code command}, {@code
     * member}, {@code organisation}, {@code subjectType} or {@code address}, by which it also
     * filters. It searches in commands, subject types and addresses.
     */
    Page<AuditEntryView> page(AuditScope scope, ListQuery query);

    /** Whether this entry tells of something that an organisation did or owns. */
    boolean concerns(UUID entry, UUID organisation);
}
