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
 * behind another statement of drafting, sealing, publishing, asking for access, approving, or the
 * growth of the log, or in the middle of its commit. A log grows in one transaction at a time: a
 * second kill meets its commit.
 */
class KilledStepsIT {

    private static final String AUDITED = "INSERT evidence.audit_entry";
    private static final List<String> LOGGED =
            List.of(AUDITED, "INSERT evidence.document", "INSERT evidence.pending_leaf");

    private static final List<String> NAMING =
            List.of("INSERT capsules.capsule", AUDITED, "COMMIT capsules.capsule");

    private static final List<String> DRAFTING =
            List.of("INSERT capsules.version", AUDITED, "COMMIT capsules.version");

    private static final String DESCRIBING = "UPDATE capsules.version";
    private static final String KEEPING = "INSERT capsules.kept_content";
    private static final String FILLING = "INSERT capsules.draft_part";

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

    private static final List<String> ASKING =
            List.of(
                    "INSERT licensing.access_request",
                    "INSERT licensing.request_entry",
                    AUDITED,
                    "UPDATE portal.idempotency_record",
                    "COMMIT licensing.access_request");

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

    /** Behind its leaves and the signature over them. */
    private static final String GROWING = "INSERT evidence.checkpoint";

    private static final String GROWN = "COMMIT evidence.leaf";

    /** As many statements as wait, and those of the test besides. */
    private static final Map<String, String> MANY_AT_ONCE =
            Map.of(
                    "CODEXFIELD_DB_POOL_MAX",
                    "80",
                    "WILDFLY_OVERRIDING_ENV_VARS",
                    "1",
                    "SUBSYSTEM_IO_WORKER_DEFAULT__TASK_MAX_THREADS",
                    "80");

    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final Map<Story, String> stopped = new HashMap<>();
    private final List<RequestStory> holders = new ArrayList<>();

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
                            .with(MANY_AT_ONCE)
                            .with(Map.of("CODEXFIELD_PUBLIC_URL", address.toString()));
            try (var server = WildFlyServer.start(settings);
                    var stops = new StatementStops(postgres, statements())) {
                new SampleOrganisations()
                        .load(new SampleData.NewPortal(address, server.process().log(), mail));
                killTwice(server, settings, stops);
            }
        } finally {
            callers.shutdownNow();
            postgres.stop();
            mail.close();
        }
    }

    private void killTwice(
            WildFlyServer first, WildFlyServer.Settings settings, StatementStops stops) {
        var address = URI.create("http://localhost:" + settings.httpPort());
        var cast = Story.Cast.at(address);
        stopAll(stops, cast);
        var log = new WatchedLog(address);
        first.kill();
        stops.release();
        assertThat(leaves(stops)).isEqualTo(log.size());
        HalfDone.assertThatNothingIs(stops);
        try (var second = WildFlyServer.start(settings)) {
            goOn(stops, cast);
            log.assertThatItHasGrown();
            stops.stopAt(GROWN, () -> cast.version().upTo(VersionStory.SEALED));
            second.kill();
        }
        stops.release();
        assertThat(leaves(stops)).isGreaterThan(log.size());
        HalfDone.assertThatNothingIs(stops);
    }

    private static Set<String> statements() {
        var all = new HashSet<String>(LOGGED);
        List.of(NAMING, DRAFTING, SEALING, ASKING, DECIDING, GRANTING, CREDENTIAL)
                .forEach(all::addAll);
        all.addAll(List.of(DESCRIBING, KEEPING, FILLING, PUBLISHING, CERTIFYING, GROWING, GROWN));
        return all;
    }

    private static long leaves(StatementStops stops) {
        return stops.number("SELECT count(*) FROM evidence.leaf");
    }

    private void stopAll(StatementStops stops, Story.Cast cast) {
        // the first credential makes the status lists
        assertThat(cast.request().upTo(RequestStory.APPROVED).credential()).startsWith("ey");
        awaitCertificates(stops);
        stopRequests(stops, cast);
        stopVersions(stops, cast);
        awaitCertificates(stops);
        var certified = cast.version().upTo(VersionStory.FILLED);
        var grown = cast.version().upTo(VersionStory.FILLED);
        // whoever fills a draft keeps all others of the organisation from it
        stop(stops, FILLING, cast.version().upTo(VersionStory.DESCRIBED));
        stopped.put(certified, CERTIFYING);
        // these go by themselves, a moment later; what the log has not taken is not certified
        stops.stopAt(CERTIFYING, certified::goOn);
        stopped.put(grown, GROWING);
        stops.stopAt(GROWING, grown::goOn);
    }

    private void stopRequests(StatementStops stops, Story.Cast cast) {
        for (var statement : ASKING) {
            stop(stops, statement, cast.request());
        }
        for (var statement : DECIDING) {
            stop(stops, statement, cast.request().upTo(RequestStory.DRAFTED));
            stop(stops, statement, cast.request().upTo(RequestStory.SUBMITTED));
        }
        for (var statement : joined(joined(DECIDING, GRANTING), LOGGED)) {
            stop(stops, statement, cast.request().upTo(RequestStory.VOUCHED));
        }
        for (var statement : CREDENTIAL) {
            var holder = cast.request().upTo(RequestStory.APPROVED);
            holders.add(holder);
            stops.stopAt(statement, () -> callers.execute(() -> unanswered(holder::credential)));
        }
    }

    private void stopVersions(StatementStops stops, Story.Cast cast) {
        for (var statement : NAMING) {
            stop(stops, statement, cast.version());
        }
        for (var statement : DRAFTING) {
            stop(stops, statement, cast.version().upTo(VersionStory.NAMED));
        }
        stop(stops, DESCRIBING, cast.version().upTo(VersionStory.DRAFTED));
        stop(stops, KEEPING, cast.version().upTo(VersionStory.DESCRIBED));
        for (var statement : joined(SEALING, LOGGED)) {
            stop(stops, statement, cast.version().upTo(VersionStory.FILLED));
        }
        stop(stops, PUBLISHING, cast.version().upTo(VersionStory.SEALED));
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

    /** A commit that the database had been told is kept; of all else there is nothing. */
    private void goOn(StatementStops stops, Story.Cast cast) {
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
        assertThat(cast.rita().get("access-requests?limit=1").body().path("total").asLong())
                .as("what was begun again was begun once")
                .isEqualTo(begunRequests());
        awaitCertificates(stops);
        assertThat(stopped.keySet())
                .filteredOn(VersionStory.class::isInstance)
                .allMatch(story -> ((VersionStory) story).isCertified());
        HalfDone.assertThatNothingIs(stops);
    }

    private long begunRequests() {
        long first = 1;
        return first
                + holders.size()
                + stopped.keySet().stream().filter(RequestStory.class::isInstance).count();
    }

    private static List<String> joined(List<String> some, List<String> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
