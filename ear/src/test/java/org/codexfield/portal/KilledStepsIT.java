package org.codexfield.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.codexfield.server.FreePorts;
import org.codexfield.server.MailSink;
import org.codexfield.server.PostgresServer;
import org.codexfield.server.RunningPortal;
import org.codexfield.server.SampleData;
import org.codexfield.server.SampleOrganisations;
import org.codexfield.server.WildFlyServer;
import org.junit.jupiter.api.Test;

/**
 * One {@code kill -9} of a server on PostgreSQL with many transactions under way, each stopped
 * behind another statement of sealing, publishing or approving, or in the middle of its commit.
 */
class KilledStepsIT {

    private static final List<String> LOGGED =
            List.of(
                    "INSERT evidence.audit_entry",
                    "INSERT evidence.document",
                    "INSERT evidence.pending_leaf");

    private static final List<String> SEALING =
            List.of(
                    "INSERT capsules.seal",
                    "INSERT capsules.part",
                    "INSERT capsules.uncertified_seal",
                    "DELETE capsules.draft_part",
                    "UPDATE capsules.version",
                    "COMMIT capsules.seal");

    private static final String PUBLISHING = "UPDATE capsules.capsule";
    private static final String CERTIFYING = "INSERT capsules.ownership_credential";

    private static final List<String> DECIDING =
            List.of("UPDATE licensing.access_request", "INSERT licensing.request_entry");

    private static final List<String> GRANTING =
            List.of(
                    "INSERT licensing.access_grant",
                    "INSERT licensing.grant_entry",
                    "INSERT evidence.outbox_message",
                    "COMMIT licensing.access_grant");

    private static final List<String> CREDENTIAL =
            List.of("INSERT licensing.status_place", "INSERT licensing.capability_credential");

    /** What never is, whenever a server dies: the query counts it. */
    private static final Map<String, String> NEVER =
            Map.of(
                    "a draft with a seal, or anything else without one",
                    "capsules.version v LEFT JOIN capsules.seal s ON s.version_id = v.id"
                            + " WHERE (v.status = 'DRAFT') = (s.version_id IS NOT NULL)",
                    "a seal with parts of a draft, or with none of its own",
                    "capsules.seal s WHERE EXISTS (SELECT 1 FROM capsules.draft_part d"
                            + " WHERE d.version_id = s.version_id) OR NOT EXISTS (SELECT 1"
                            + " FROM capsules.part p WHERE p.version_id = s.version_id)",
                    "a seal that no log is to take, or that nobody owns",
                    "capsules.seal s WHERE NOT EXISTS (SELECT 1 FROM evidence.audit_entry a JOIN"
                            + " evidence.document d ON d.id = a.id"
                            + " WHERE a.subject_id = s.version_id) OR ((SELECT count(*) FROM"
                            + " capsules.uncertified_seal u WHERE u.version_id = s.version_id)"
                            + " + (SELECT count(*) FROM capsules.ownership_credential o"
                            + " WHERE o.version_id = s.version_id)) <> 1",
                    "a document that is in no log",
                    "evidence.document d WHERE (SELECT count(*) FROM evidence.pending_leaf p WHERE"
                            + " p.document_digest = d.digest) + (SELECT count(*) FROM evidence.leaf"
                            + " l WHERE l.document_digest = d.digest) <> 1",
                    "an approval without a grant, or a grant without an approval",
                    "licensing.access_request r LEFT JOIN licensing.access_grant g"
                            + " ON g.request_id = r.id"
                            + " WHERE (r.status = 'APPROVED') <> (g.id IS NOT NULL)",
                    "a grant that nobody issued",
                    "licensing.access_grant g WHERE (SELECT count(*) FROM licensing.grant_entry e"
                            + " WHERE e.grant_id = g.id AND e.kind = 'ISSUED') <> 1",
                    "a credential without its places in the status lists",
                    "licensing.access_grant g WHERE (SELECT count(*) FROM licensing.status_place p"
                            + " WHERE p.grant_id = g.id) <> 2 * (SELECT count(*) FROM"
                            + " licensing.capability_credential i WHERE i.grant_id = g.id)",
                    "a catalogue that is counted wrongly",
                    "(SELECT count(*) AS listed FROM capsules.capsule WHERE listed_at >"
                            + " '1970-01-01 00:00:00+00') c, (SELECT sum(many) AS counted"
                            + " FROM capsules.listed_count) n WHERE c.listed <> n.counted");

    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final Map<Story, String> stopped = new HashMap<>();
    private final List<Story> holders = new ArrayList<>();

    @Test
    void whateverStatementAKillMeets_allOfTheStepIsThere_orNothing() throws Exception {
        var folder = RunningPortal.emptyFolder("killed-steps");
        var mail = MailSink.start(folder.resolve("mail"));
        var postgres =
                PostgresServer.start(
                        folder.resolve("database"),
                        FreePorts.one(),
                        Path.of("../config/postgresql/create-database.sql"));
        try {
            var settings = RunningPortal.settings("killed-steps/wildfly").with(mail.environment());
            var address = URI.create("http://localhost:" + settings.httpPort());
            settings =
                    settings.with(postgres.environment())
                            .with(Map.of("CODEXFIELD_PUBLIC_URL", address.toString()));
            StatementStops stops;
            try (var server = WildFlyServer.start(settings)) {
                new SampleOrganisations()
                        .load(new SampleData.NewPortal(address, server.process().log(), mail));
                stops = new StatementStops(postgres, statements());
                stopAll(stops, Story.Cast.at(address));
                server.kill();
            }
            stops.release();
            assertThatNothingIsHalfDone(stops);
            try (var server = WildFlyServer.start(settings)) {
                goOn(stops);
                assertThat(server.process().isAlive()).isTrue();
            }
            stops.close();
        } finally {
            callers.shutdownNow();
            postgres.stop();
            mail.close();
        }
    }

    private static Set<String> statements() {
        var all = new HashSet<String>(LOGGED);
        List.of(SEALING, DECIDING, GRANTING, CREDENTIAL).forEach(all::addAll);
        all.addAll(List.of(PUBLISHING, CERTIFYING));
        return all;
    }

    private void stopAll(StatementStops stops, Story.Cast cast) {
        // the first credential makes the status lists
        assertThat(cast.request().upTo(4).credential()).startsWith("ey");
        awaitCertificates(stops);
        for (var statement : joined(SEALING, LOGGED)) {
            stop(stops, statement, cast.version().upTo(1));
        }
        for (var statement : DECIDING) {
            stop(stops, statement, cast.request().upTo(1));
            stop(stops, statement, cast.request().upTo(2));
        }
        for (var statement : joined(joined(DECIDING, GRANTING), LOGGED)) {
            stop(stops, statement, cast.request().upTo(3));
        }
        for (var statement : CREDENTIAL) {
            var holder = cast.request().upTo(4);
            holders.add(holder);
            stops.stopAt(statement, () -> callers.execute(() -> unanswered(holder::credential)));
        }
        stop(stops, PUBLISHING, cast.version().upTo(2));
        awaitCertificates(stops);
        var last = cast.version();
        stopped.put(last, CERTIFYING);
        // by itself, a moment later
        stops.stopAt(CERTIFYING, () -> last.upTo(2));
    }

    private void stop(StatementStops stops, String statement, Story story) {
        stopped.put(story, statement);
        stops.stopAt(statement, () -> callers.execute(() -> unanswered(story::goOn)));
    }

    /** The server dies before it answers. */
    private static void unanswered(Runnable call) {
        assertThatThrownBy(call::run).hasRootCauseInstanceOf(IOException.class);
    }

    private static void awaitCertificates(StatementStops stops) {
        await().atMost(StatementStops.LIMIT)
                .until(() -> stops.number("SELECT count(*) FROM capsules.uncertified_seal") == 0);
    }

    private static void assertThatNothingIsHalfDone(StatementStops stops) {
        NEVER.forEach(
                (what, query) ->
                        assertThat(stops.number("SELECT count(*) FROM " + query))
                                .as(what)
                                .isZero());
    }

    /** A commit that the database had been told is kept; of all else there is nothing. */
    private void goOn(StatementStops stops) {
        stopped.forEach(
                (story, statement) -> {
                    int before = story.acknowledged();
                    story.assertThatItStandsAsAcknowledged();
                    assertThat(story.acknowledged())
                            .as(statement)
                            .isEqualTo(before + (statement.startsWith("COMMIT") ? 1 : 0));
                });
        for (var story : stopped.keySet()) {
            while (!story.isOver()) {
                story.goOn();
            }
        }
        for (var holder : holders) {
            var credential = holder.credential();
            assertThat(credential).startsWith("ey").isEqualTo(holder.credential());
        }
        awaitCertificates(stops);
        assertThat(stopped.keySet())
                .filteredOn(story -> !story.isOfRequest())
                .allMatch(Story::isCertified);
        assertThatNothingIsHalfDone(stops);
    }

    private static List<String> joined(List<String> some, List<String> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
