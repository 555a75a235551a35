package org.codexfield.evidence.service;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.codexfield.config.Settings;
import org.codexfield.evidence.Change;
import org.codexfield.evidence.LoggedFact;
import org.codexfield.evidence.Subject;
import org.codexfield.evidence.model.LogDocument;
import org.codexfield.evidence.model.Logs;
import org.codexfield.evidence.persistence.Adapters;
import org.codexfield.shared.Digest;
import org.codexfield.shared.persistence.TestDatabase;
import org.codexfield.shared.service.SetClock;

/** A log on a database, with everything that grows and reads it. */
final class LogFixture {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final String NAME = "portal.example.org/logs/decisions";

    final TestDatabase database;
    final Logs logs;
    final TestSigner signer = new TestSigner();
    final SetClock clock = new SetClock(NOON);
    final LogService service = new LogService();

    LogFixture(TestDatabase database) {
        this.database = database;
        this.logs = Adapters.logs(database.sql());
        service.logs = logs;
        service.names = names("https://portal.example.org");
    }

    LogNames names(String publicUrl) {
        return new LogNames(
                logs, Settings.read(Map.of("CODEXFIELD_PUBLIC_URL", publicUrl), Map.of()));
    }

    /** What a server would run; several may run at once. */
    LogSequencer sequencer(Logs with) {
        var sequencer = new LogSequencer();
        sequencer.logs = with;
        sequencer.writer = new LogWriter(with, service.names, signer, clock);
        return sequencer;
    }

    /** One batch in one transaction. */
    int sequence() {
        return database.inTransaction(() -> sequencer(logs).sequence("decisions"));
    }

    void promise(int count) {
        database.inTransaction(
                () -> {
                    for (int i = 0; i < count; i++) {
                        logs.promise("decisions", aDocument());
                    }
                });
    }

    static LogDocument aDocument() {
        return LogDocument.of(UUID.randomUUID(), new Decided());
    }

    private record Decided() implements LoggedFact {

        @Override
        public String command() {
            return "thing-decided";
        }

        @Override
        public Subject subject() {
            return new Subject("thing", new UUID(0, 1), Subject.NOBODY);
        }

        @Override
        public Change change() {
            return Change.created(Digest.of(new byte[0]));
        }

        @Override
        public String leafType() {
            return "thing.decided";
        }

        @Override
        public Instant at() {
            return NOON;
        }

        @Override
        public Map<String, Object> document() {
            return Map.of("outcome", true);
        }
    }
}
