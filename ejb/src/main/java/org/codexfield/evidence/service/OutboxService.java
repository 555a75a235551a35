package org.codexfield.evidence.service;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import org.codexfield.evidence.Fact;
import org.codexfield.evidence.model.OutboxEntries;
import org.codexfield.evidence.model.OutboxMessageIsBeingSent;
import org.codexfield.evidence.model.OutboxMessageRetried;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;

/** The outbox for the operator: what waits, what failed and why, and another try. */
@Stateless
@RolesAllowed("operator")
public class OutboxService {

    @Inject OutboxEntries entries;
    @Inject OutboxViews views;
    @Inject Event<Fact> facts;
    @Inject Clock clock;

    /** One page of messages; see {@link OutboxViews#page}. */
    public Page<OutboxMessageView> page(ListQuery query) {
        return views.page(query);
    }

    /**
     * Makes a message due at once, with all its attempts before it again.
     *
     * @throws org.codexfield.evidence.model.OutboxMessageIsUnknown if there is none
     * @throws org.codexfield.evidence.model.OutboxMessageIsSentAlready if it is sent
     * @throws OutboxMessageIsBeingSent if it is being sent
     */
    public void retry(UUID id) {
        var before = entries.get(id);
        var after = before.retried(clock.instant());
        if (!entries.replace(before, after)) {
            throw new OutboxMessageIsBeingSent(id);
        }
        facts.fire(new OutboxMessageRetried(id, before.changeTo(after)));
    }
}
