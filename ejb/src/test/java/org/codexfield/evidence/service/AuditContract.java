package org.codexfield.evidence.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.codexfield.evidence.Actor;
import org.codexfield.evidence.Change;
import org.codexfield.evidence.Fact;
import org.codexfield.evidence.LoggedFact;
import org.codexfield.evidence.Subject;
import org.codexfield.evidence.persistence.Adapters;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.shared.Digest;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.persistence.DatabaseFailed;
import org.codexfield.shared.persistence.Sql;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Facts leave audit entries, documents and promised leaves, and nobody can take them back. */
abstract class AuditContract {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final UUID ANN = UUID.fromString("019c0000-0000-7000-8000-000000000001");
    private static final UUID ACME = UUID.fromString("019c0000-0000-7000-8000-0000000000a1");
    private static final UUID OTHER = UUID.fromString("019c0000-0000-7000-8000-0000000000a2");
    private static final Digest AFTER = Digest.of(new byte[] {1});

    private TestDatabase database;
    private RecordFact recorder;
    private AuditService audit;

    abstract TestDatabase fresh();

    private record Renamed(UUID id, UUID organisation) implements Fact {
        @Override
        public String command() {
            return "organisation-renamed";
        }

        @Override
        public Subject subject() {
            return new Subject("organisation", id, organisation);
        }

        @Override
        public Change change() {
            return new Change(Digest.ZERO, AFTER);
        }
    }

    private record KeyRotated(Map<String, Object> document) implements LoggedFact {
        @Override
        public String command() {
            return "key-rotated";
        }

        @Override
        public Subject subject() {
            return new Subject("signing-key", ANN, ACME);
        }

        @Override
        public Change change() {
            return Change.created(AFTER);
        }

        @Override
        public String leafType() {
            return "key.rotated";
        }

        @Override
        public Instant at() {
            return NOON.plusNanos(999);
        }
    }

    private static final UUID ACCOUNT = UUID.randomUUID();
    private static final UUID KEY = UUID.randomUUID();

    @BeforeEach
    void start() {
        database = fresh();
        recorder = recorderFor(actor(ANN, ACME, "192.0.2.7"));
        audit = new AuditService();
        audit.views = Adapters.auditViews(database.sql());
        audit.actors = () -> actor(ANN, ACME, "192.0.2.7");
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void aFact_leavesAnEntry_thatSaysWhoDidWhatWhenAndFromWhere() {
        recorder.on(new Renamed(ACME, ACME));

        var page = audit.ofOwnOrganisation(AuditScope.ALL, ListQuery.first(10));

        assertThat(page.total()).isOne();
        var entry = page.items().get(0);
        assertThat(entry)
                .isEqualTo(
                        new AuditEntryView(
                                entry.id(),
                                NOON,
                                ACCOUNT,
                                ANN,
                                ACME,
                                "organisation-renamed",
                                "organisation",
                                ACME,
                                ACME,
                                Digest.ZERO.hex(),
                                AFTER.hex(),
                                "api-key",
                                KEY,
                                "192.0.2.7",
                                false));
    }

    @Test
    void aRolledBackChange_leavesNothing() {
        assertThatThrownBy(
                        () ->
                                database.inTransaction(
                                        () -> {
                                            recorder.on(aKeyRotation());
                                            throw new IllegalArgumentException("no");
                                        }))
                .isInstanceOf(IllegalArgumentException.class);

        for (var table : List.of("audit_entry", "document", "pending_leaf")) {
            assertThat(count(table)).as(table).isZero();
        }
    }

    @Test
    void aLoggedFact_leavesItsCanonicalDocument_andPromisesItsLeaf() {
        recorder.on(aKeyRotation());

        var entry = audit.ofAll(AuditScope.ALL, ListQuery.first(10)).items().get(0);
        assertThat(entry.logged()).isTrue();
        var logs = Adapters.logs(database.sql());
        var document = logs.document(entry.id()).orElseThrow();
        assertThat(document.body())
                .isEqualTo(
                        "{\"at\":\"2026-03-01T12:00:00.123Z\",\"id\":\""
                                + entry.id()
                                + "\",\"kid\":\"k2\",\"serial\":7,\"type\":\"key.rotated\",\"uses\":["
                                + "\"a\",true]}");
        assertThat(document.leaf().documentDigest())
                .isEqualTo(Digest.of(CanonicalJson.of(document.body())));
        var log = logs.find("decisions").orElseThrow();
        assertThat(logs.pending(log, 10))
                .singleElement()
                .satisfies(pending -> assertThat(pending.leaf()).isEqualTo(document.leaf()));
    }

    @Test
    void aDocument_thatNamesItsOwnTypeOrHoldsAFraction_isRefused() {
        for (Map<String, Object> document :
                List.<Map<String, Object>>of(
                        Map.of("type", "key.lost"),
                        Map.of("amount", 0.1),
                        Map.of("text", "x".repeat(70_000)),
                        Map.of("tooLarge", 1L << 53))) {
            assertThatThrownBy(() -> recorder.on(new KeyRotated(document)))
                    .isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void anOrganisation_seesWhatItDid_andWhatWasDoneToItsOwn_andNothingElse() {
        recorder.on(new Renamed(OTHER, OTHER));
        recorderFor(actor(UUID.randomUUID(), OTHER, "192.0.2.8")).on(new Renamed(ACME, ACME));
        recorderFor(actor(UUID.randomUUID(), OTHER, "192.0.2.8")).on(new Renamed(OTHER, OTHER));

        assertThat(audit.ofOwnOrganisation(AuditScope.ALL, ListQuery.first(10)).total())
                .isEqualTo(2);
        assertThat(audit.ofOwnOrganisation(AuditScope.ALL.of(OTHER), ListQuery.first(10)).total())
                .as("a scope that names another organisation")
                .isEqualTo(2);
        assertThat(audit.ofAll(AuditScope.ALL, ListQuery.first(10)).total()).isEqualTo(3);
    }

    @Test
    void entries_areFoundBySubject_command_time_andText() {
        recorder.on(new Renamed(OTHER, ACME));
        recorder.on(aKeyRotation());

        assertThat(total(AuditScope.ALL.about(OTHER), ListQuery.first(10))).isOne();
        assertThat(total(AuditScope.ALL, ListQuery.first(10).where("command", "key-rotated")))
                .isOne();
        assertThat(total(AuditScope.ALL, ListQuery.first(10).where("member", ANN.toString())))
                .isEqualTo(2);
        assertThat(total(AuditScope.ALL, ListQuery.first(10).containing("ROTATED"))).isOne();
        assertThat(total(AuditScope.ALL.between(NOON, NOON.plusMillis(1)), ListQuery.first(10)))
                .isEqualTo(2);
        assertThat(total(AuditScope.ALL.between(NOON.minusMillis(1), NOON), ListQuery.first(10)))
                .isZero();
    }

    @Test
    void pages_followEachOther() {
        for (int i = 0; i < 5; i++) {
            recorder.on(new Renamed(ACME, ACME));
        }
        var first = audit.ofAll(AuditScope.ALL, ListQuery.at(0, 3));
        var second = audit.ofAll(AuditScope.ALL, ListQuery.at(3, 3));

        assertThat(first.total()).isEqualTo(5);
        assertThat(first.items()).hasSize(3);
        assertThat(second.items()).hasSize(2).doesNotContainAnyElementsOf(first.items());
    }

    @Test
    void whatIsWritten_cannotBeChangedOrRemoved_byTheApplication() {
        recorder.on(aKeyRotation());

        for (var table : List.of("audit_entry", "document", "leaf", "subtree", "checkpoint")) {
            for (var change : List.of("DELETE FROM evidence.", "TRUNCATE TABLE evidence.")) {
                assertRefused(database.sql(), change + table);
            }
        }
        assertRefused(database.sql(), "UPDATE evidence.audit_entry SET command = 'x'");
        assertRefused(database.sql(), "UPDATE evidence.document SET body = '{}'");
        assertRefused(database.sql(), "DELETE FROM evidence.log");
        assertThat(count("audit_entry")).isOne();
    }

    @Test
    void aFact_withoutACommand_isRefused() {
        assertThatThrownBy(() -> recorderFor(actor(ANN, ACME, "")).on(new Renamed(ACME, ACME)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("address");
    }

    /** A statement that must fail. */
    static void assertRefused(Sql sql, String statement) {
        assertThatThrownBy(() -> sql.update(statement, List.of()))
                .as(statement)
                .isInstanceOf(DatabaseFailed.class);
    }

    TestDatabase database() {
        return database;
    }

    static LoggedFact aKeyRotation() {
        return new KeyRotated(Map.of("kid", "k2", "serial", 7, "uses", List.of("a", true)));
    }

    private static Actor actor(UUID member, UUID organisation, String address) {
        return new Actor(ACCOUNT, member, organisation, "API_KEY", KEY, address);
    }

    private RecordFact recorderFor(Actor actor) {
        return new RecordFact(
                Adapters.auditTrail(database.sql()),
                Adapters.logs(database.sql()),
                () -> actor,
                Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private long total(AuditScope scope, ListQuery query) {
        return audit.ofAll(scope, query).total();
    }

    private long count(String table) {
        return database.sql().number("SELECT count(*) FROM evidence." + table, List.of());
    }
}
