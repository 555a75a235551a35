package org.codexfield.evidence.service;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import org.codexfield.evidence.ActorSource;
import org.codexfield.evidence.Fact;
import org.codexfield.evidence.LoggedFact;
import org.codexfield.evidence.model.AuditEntry;
import org.codexfield.evidence.model.AuditTrail;
import org.codexfield.evidence.model.LogDocument;
import org.codexfield.evidence.model.Logs;
import org.codexfield.shared.Ids;

/**
 * Leaves an audit entry for every fact, and for a logged one the document and its promised leaf,
 * all in the transaction of the change: either all of it holds or nothing.
 */
@Dependent
public class RecordFact {

    /** The log of this installation's decisions, seals, keys and rules. */
    static final String DECISIONS = "decisions";

    private final AuditTrail trail;
    private final Logs logs;
    private final ActorSource actors;
    private final Clock clock;

    @Inject
    RecordFact(AuditTrail trail, Logs logs, ActorSource actors, Clock clock) {
        this.trail = trail;
        this.logs = logs;
        this.actors = actors;
        this.clock = clock;
    }

    void on(@Observes Fact fact) {
        var now = clock.instant();
        var id = Ids.next(now);
        trail.add(AuditEntry.of(id, fact, fact.toldBy().orElseGet(actors::actor), now));
        if (fact instanceof LoggedFact logged) {
            logs.promise(DECISIONS, LogDocument.of(id, logged));
        }
    }
}
