package org.codexfield.evidence.service;

import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;

/** Port: reads the outbox. */
public interface OutboxViews {

    /**
     * One page, the newest first unless the query sorts by {@code topic}, {@code state}, {@code
     * attempts}, {@code nextAttemptAt} or {@code createdAt}; it filters by {@code topic} and {@code
     * state}, and searches in keys and reasons.
     */
    Page<OutboxMessageView> page(ListQuery query);
}
