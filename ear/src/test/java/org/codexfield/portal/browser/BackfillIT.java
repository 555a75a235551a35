package org.codexfield.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Locator;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.codexfield.metering.verify.Dimensions;
import org.codexfield.metering.verify.Outcome;
import org.codexfield.metering.verify.UsageEvent;
import org.codexfield.metering.verify.UsageStatement;
import org.codexfield.portal.CallStory;
import org.codexfield.portal.CapsuleMaker;
import org.codexfield.portal.SignedNode;
import org.codexfield.server.RestClient;
import org.codexfield.server.RunningPortal;
import org.codexfield.shared.Digest;
import org.junit.jupiter.api.Test;

/** The operator of a node asks to report old calls, and who pays decides on the grant's page. */
class BackfillIT {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final String SAM = "sam@aurora-lab.example";

    private final RunningPortal portal = RunningPortal.shared();
    private final RestClient anybody = portal.anonymous();
    private final RestClient nils =
            portal.as("nils@gridworks.example", "gridworks", "node-operator");
    private final RestClient sam = portal.as(SAM, "aurora-lab", "signing-official");
    private final RestClient carl =
            portal.as("carl@meridian-health.example", "meridian-health", "administrator");
    private final CallStory story = new CallStory();
    private final SignedNode machine = new SignedNode(portal.address());

    private static String daysAgo(int days) {
        return CLOCK.instant().minus(Duration.ofDays(days)).toString();
    }

    private static Map<String, String> asked(UUID node, int from, int until) {
        return Map.of(
                "node",
                node.toString(),
                "from",
                daysAgo(from),
                "until",
                daysAgo(until),
                "reason",
                "The link to the data centre was cut");
    }

    private String reported(UUID node, Digest capsule, String token) {
        var event =
                new UsageEvent(
                        UsageEvent.SOURCE + node,
                        UUID.randomUUID().toString(),
                        CLOCK.instant().minus(Duration.ofDays(50)),
                        token,
                        capsule,
                        "invoke",
                        "research",
                        Outcome.SERVED,
                        12,
                        new Dimensions(1, 1_024, 0, 0, 0));
        var body = event.toJson().toString().getBytes(UTF_8);
        return CapsuleMaker.send(
                        anybody.request("usage-events")
                                .header("Content-Type", "application/cloudevents+json")
                                .header(UsageStatement.HEADER, machine.usage(node, body))
                                .POST(HttpRequest.BodyPublishers.ofByteArray(body)))
                .body();
    }

    @Test
    void whoPays_decides_andThenTheAgeOfCallsIsNoObstacle() {
        var version = story.published("model", "model.onnx", "weights".getBytes(UTF_8));
        story.offer(version, "licence \"Old\" version 1.0.0 permit invoke for purpose research");
        var node = machine.register(nils, SignedNode.organisation(nils, "gridworks"));
        story.host(version, node);
        var hosted = machine.beat(anybody, node).path(0).path("manifestDigest").asText();
        var grant = story.grant(version);
        var until = CLOCK.instant().plus(Duration.ofDays(30)).toString();
        var token = story.rita.post(grant + "/call-tokens", Map.of("until", until)).path("token");

        Assertions.assertThat(reported(node, Digest.parse(hosted), token.asText()))
                .contains("too-old");
        Assertions.assertThat(nils.tryPost(grant + "/backfills", asked(node, 500, 0)).status())
                .isEqualTo(400);
        Assertions.assertThat(nils.tryPost(grant + "/backfills", asked(node, 60, 40)).status())
                .as("before the grant")
                .isEqualTo(400);
        var first = nils.post(grant + "/backfills", asked(node, 60, 0)).path("id").asText();
        nils.post(grant + "/backfills", asked(node, 90, 0));
        var one = grant + "/backfills/" + first;
        Assertions.assertThat(nils.get(one).body().path("state").asText()).isEqualTo("asked");
        Assertions.assertThat(carl.get(one).status()).as("not concerned").isEqualTo(404);
        var approval = one + "/approval";
        Assertions.assertThat(nils.tryPost(approval, Map.of()).status()).isEqualTo(403);
        Assertions.assertThat(story.rita.tryPost(approval, Map.of()).status()).isEqualTo(403);
        Assertions.assertThat(story.clara.tryPost(approval, Map.of()).status()).isEqualTo(403);

        decideInThePage(grant.substring("grants/".length()));

        Assertions.assertThat(sam.tryPost(approval, Map.of()).status()).isEqualTo(409);
        Assertions.assertThat(
                        nils.get(grant + "/backfills")
                                .body()
                                .path("items")
                                .findValuesAsText("state"))
                .containsExactly("declined", "approved");
        // the token is of today: of that it is refused now, and no more for its age
        Assertions.assertThat(reported(node, Digest.parse(hosted), token.asText()))
                .contains("call-token-does-not-cover-it");
    }

    private static void decideInThePage(String grant) {
        try (var tab = SignedIn.as(SAM)) {
            tab.open("/grant.xhtml?id=" + grant);
            tab.settled();
            var rows = tab.css("#backfills li");
            assertThat(rows).hasCount(2);
            PageChecks.standsAsItShould(tab);
            PageChecks.looksRight(tab, "grant-backfills");
            rows.first().locator("button").filter(named("Decline")).click();
            tab.saying("The calls may not be reported.");
            // what waits comes first
            rows.first().locator("button").filter(named("Approve")).click();
            tab.saying("The calls may be reported for 30 days.");
            assertThat(tab.css("#backfills button")).hasCount(0);
        }
    }

    private static Locator.FilterOptions named(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
