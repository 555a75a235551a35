package org.codexfield.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.codexfield.server.MailSink;
import org.codexfield.server.RestClient;
import org.codexfield.server.RunningPortal;
import org.codexfield.server.SampleData;
import org.codexfield.server.SampleOrganisations;
import org.codexfield.server.WildFlyServer;
import org.junit.jupiter.api.Test;

/**
 * A {@code kill -9} while many requests and many capsules are on their way, each at another step:
 * what was acknowledged is there afterwards, nothing is half-done, and all of it can go on.
 */
class KilledApprovalIT {

    private static final String NORTHLIGHT = "northlight-institute";
    private static final int CLIENTS = 8;
    private static final int STORIES = 300;
    private static final int KILL_AFTER = 100;

    /** The steps of a request, and where it stands after each. */
    private static final List<String> REQUEST =
            List.of("draft", "submitted", "in-review", "approved");

    private static final List<String> HISTORY =
            List.of("drafted", "submitted", "vouched", "approved");

    /** The steps of a capsule's version, and where it stands after each. */
    private static final List<String> VERSION = List.of("draft", "sealed", "published");

    private static final List<String> SEALING = List.of("", "/seal", "/publication");

    private final CountDownLatch enough = new CountDownLatch(KILL_AFTER);

    /** Who does what, at one server after the other. */
    private record Cast(
            RestClient stefan, RestClient clara, RestClient rita, RestClient sam, String capsule) {}

    /** What a client knows of what it began: its address, and how many steps were acknowledged. */
    private static final class Story {
        private final boolean ofRequest;
        private String address = "";
        private int acknowledged;

        Story(boolean ofRequest) {
            this.ofRequest = ofRequest;
        }
    }

    @Test
    void acknowledgedSteps_survive_nothingIsHalfDone_andAllGoesOn() throws Exception {
        var mail = MailSink.start(RunningPortal.emptyFolder("killed-approval-mail"));
        RunningPortal.emptyFolder("killed-approval");
        var settings = RunningPortal.settings("killed-approval").with(mail.environment());
        var address = URI.create("http://localhost:" + settings.httpPort());
        settings = settings.with(Map.of("CODEXFIELD_PUBLIC_URL", address.toString()));
        List<Story> stories;
        Cast cast;
        try (var server = WildFlyServer.start(settings)) {
            new SampleOrganisations()
                    .load(new SampleData.NewPortal(address, server.process().log(), mail));
            cast = cast(address);
            offer(cast);
            stories = goOnUntilKilled(server, cast);
        }
        try (var server = WildFlyServer.start(settings)) {
            for (var story : stories) {
                assertThatItStandsAsAcknowledged(story, cast);
            }
            assertThat(stories).anyMatch(story -> story.ofRequest && story.acknowledged == 4);
            for (var story : stories) {
                goOn(story, cast);
            }
            assertThat(cast.clara.get("grants?limit=1").body().path("total").asInt())
                    .isEqualTo((int) stories.stream().filter(story -> story.ofRequest).count());
            assertThat(server.process().isAlive()).isTrue();
        } finally {
            mail.close();
        }
    }

    private List<Story> goOnUntilKilled(WildFlyServer server, Cast cast)
            throws InterruptedException {
        var clients = Executors.newFixedThreadPool(CLIENTS);
        var begun = new ArrayList<Story>();
        var calls = new ArrayList<Future<?>>();
        for (int i = 0; i < STORIES; i++) {
            var story = new Story(i % 2 == 0);
            begun.add(story);
            calls.add(clients.submit(() -> goOn(story, cast)));
        }
        enough.await();
        server.kill();
        clients.shutdown();
        for (var call : calls) {
            try {
                call.get();
            } catch (ExecutionException e) {
                // the server died before it answered: nothing was promised
                assertThat(e).hasRootCauseInstanceOf(IOException.class);
            }
        }
        var known = begun.stream().filter(story -> story.acknowledged > 0).toList();
        assertThat(known).hasSizeBetween(KILL_AFTER / 6, STORIES - 1);
        return known;
    }

    /** Takes the steps that are left, one after the other. */
    private void goOn(Story story, Cast cast) {
        int steps = story.ofRequest ? REQUEST.size() : VERSION.size();
        while (story.acknowledged < steps) {
            if (story.ofRequest) {
                step(story, cast);
            } else {
                seal(story, cast);
            }
            story.acknowledged++;
            enough.countDown();
        }
    }

    private static void step(Story story, Cast cast) {
        switch (story.acknowledged) {
            case 0 ->
                    story.address =
                            "access-requests/"
                                    + cast.rita
                                            .post("access-requests", asked(cast.capsule))
                                            .at("/request/id")
                                            .asText();
            case 1 -> cast.rita.post(story.address + "/submission", Map.of());
            case 2 -> cast.sam.post(story.address + "/sign-off", Map.of("text", "Ours"));
            default -> cast.clara.post(story.address + "/approval", approval());
        }
    }

    private static void seal(Story story, Cast cast) {
        if (story.acknowledged == 0) {
            story.address = new CapsuleMaker(cast.stefan, NORTHLIGHT).filled();
        } else {
            cast.stefan.post(story.address + SEALING.get(story.acknowledged), Map.of());
        }
    }

    /**
     * Where it stands is where the last answer left it, or one step further, whose answer the kill
     * kept back. The story then knows of that step too.
     */
    private static void assertThatItStandsAsAcknowledged(Story story, Cast cast) {
        var now = (story.ofRequest ? cast.rita : cast.stefan).get(story.address).body();
        var status = now.at(story.ofRequest ? "/request/status" : "/status").asText();
        int reached = (story.ofRequest ? REQUEST : VERSION).indexOf(status) + 1;
        assertThat(reached)
                .as("%s is %s", story.address, status)
                .isBetween(story.acknowledged, story.acknowledged + 1);
        story.acknowledged = reached;
        if (story.ofRequest) {
            assertThatARequestIsWhole(story, cast, now.path("grant").asText());
        } else {
            assertThatAVersionIsWhole(story, cast, now.path("manifestDigest").asText());
        }
    }

    /**
     * Its history tells exactly its steps, and there is a grant if, and only if, it is approved.
     */
    private static void assertThatARequestIsWhole(Story story, Cast cast, String grant) {
        assertThat(cast.rita.get(story.address + "/history").body().findValuesAsText("kind"))
                .as(story.address)
                .isEqualTo(HISTORY.subList(0, story.acknowledged));
        boolean approved = story.acknowledged == REQUEST.size();
        assertThat(!grant.isEmpty()).as(story.address).isEqualTo(approved);
        if (approved) {
            var granted = cast.clara.get("grants/" + grant).body();
            assertThat(granted.path("status").asText()).isEqualTo("active");
            assertThat(granted.path("decidedByName").asText()).isEqualTo("Clara Wieland");
        }
    }

    /** It has a manifest, a signature and a document for the log, or none of them. */
    private static void assertThatAVersionIsWhole(Story story, Cast cast, String digest) {
        boolean sealed = story.acknowledged > 1;
        assertThat(!digest.isEmpty()).as(story.address).isEqualTo(sealed);
        var seal = cast.stefan.get(story.address + "/seal");
        assertThat(seal.status() == 200).as(story.address).isEqualTo(sealed);
        if (sealed) {
            assertThat(seal.body().toString()).contains(digest);
        }
    }

    private static Cast cast(URI address) {
        var maker = client(address, "stefan", NORTHLIGHT, "publisher", "steward");
        var capsule =
                NORTHLIGHT
                        + "/"
                        + new CapsuleMaker(maker, NORTHLIGHT).published().split("/", -1)[2];
        return new Cast(
                maker,
                client(address, "clara", NORTHLIGHT, "compliance-officer"),
                client(address, "rita", "aurora-lab", "requester"),
                client(address, "sam", "aurora-lab", "signing-official"),
                capsule);
    }

    private static RestClient client(URI address, String login, String slug, String... scopes) {
        var email = login + "@" + slug + ".example";
        return RestClient.anonymous(address)
                .withBearer(SampleOrganisations.apiKey(address, slug, email, scopes));
    }

    private static void offer(Cast cast) {
        var route =
                Map.of(
                        "stages",
                        List.of(
                                Map.of("kind", "sign-off", "role", "signing-official"),
                                Map.of("kind", "approval", "role", "compliance-officer")),
                        "dueDays",
                        5,
                        "remindDays",
                        2,
                        "lapseDays",
                        30);
        var licence = "licence \"Imaging\" version 1.0.0\npermit invoke for purpose research\n";
        cast.stefan.putNew(
                "capsules/" + cast.capsule + "/offers/basic",
                Map.of(
                        "licence", licence,
                        "form", Map.of("fields", List.of()),
                        "route", route));
    }

    private static Map<String, Object> asked(String capsule) {
        return Map.of(
                "capsule",
                capsule,
                "version",
                "1.0.0",
                "offer",
                "basic",
                "purposes",
                List.of("research"),
                "actions",
                List.of("invoke"),
                "answers",
                Map.of());
    }

    private static Map<String, Object> approval() {
        return Map.of("validUntil", Instant.now().plus(30, ChronoUnit.DAYS).toString());
    }
}
