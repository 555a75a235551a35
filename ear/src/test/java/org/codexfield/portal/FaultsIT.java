package org.codexfield.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.codexfield.server.FileSizeLimit;
import org.codexfield.server.MailSink;
import org.codexfield.server.RestClient;
import org.codexfield.server.RestClient.Answer;
import org.codexfield.server.RunningPortal;
import org.codexfield.server.SampleData;
import org.codexfield.server.SampleOrganisations;
import org.codexfield.server.WildFlyServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** What the server needs fails: mail, the clocks of others, its disk. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsIT {

    private static final String SLUG = "aurora-lab";
    private static final String BEN = "ben@aurora-lab.example";

    /** Who uses up the calls of a minute: nobody else here may be this person. */
    private static final String GREEDY = "sam@aurora-lab.example";

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MANY = 400;
    private static final int PER_MINUTE = 1_000;
    private static final int ROOM = 24 << 20;

    private Path folder;
    private MailSink mail;
    private SigningProvider provider;
    private WildFlyServer server;
    private WildFlyServer.Settings settings;
    private URI address;
    private RestClient operator;
    private RestClient ben;

    @BeforeAll
    void start() {
        folder = RunningPortal.emptyFolder("faults");
        mail = MailSink.start(folder.resolve("mail"));
        provider = SigningProvider.start();
        settings = RunningPortal.settings("faults/wildfly").with(mail.environment());
        address = URI.create("http://localhost:" + settings.httpPort());
        settings =
                settings.with(
                        Map.of(
                                "CODEXFIELD_PUBLIC_URL",
                                address.toString(),
                                "CODEXFIELD_LIMIT_LOGIN",
                                "10000",
                                "CODEXFIELD_LIMIT_CALLER",
                                Integer.toString(PER_MINUTE),
                                "CODEXFIELD_OIDC_ISSUER",
                                provider.issuer().toString(),
                                "CODEXFIELD_OIDC_CLIENT_ID",
                                SigningProvider.CLIENT,
                                "CODEXFIELD_OIDC_CLIENT_SECRET",
                                "secret"));
        server = WildFlyServer.start(settings);
        new SampleOrganisations()
                .load(new SampleData.NewPortal(address, server.process().log(), mail));
        operator =
                withKey(SampleOrganisations.OPERATOR, "installation", "operator", "administrator");
        ben = withKey(BEN, SLUG, "administrator");
    }

    @AfterAll
    void stop() {
        server.stop();
        provider.close();
        mail.close();
    }

    private RestClient withKey(String email, String slug, String... roles) {
        return RestClient.anonymous(address)
                .withBearer(SampleOrganisations.apiKey(address, slug, email, roles));
    }

    @Test
    void withoutMailServer_anInvitationIsAcknowledged_shown_andSentOnceItIsBack() {
        var email = "patient@faults.example";
        // what is being sent would come back as pending
        await().until(() -> messages("sending").isEmpty() && messages("pending").isEmpty());
        await().until(() -> messages("sending").isEmpty());
        int port = mail.port();
        mail.close();

        var invited = invite(email);

        assertThat(invited.status()).isEqualTo(201);
        var waiting =
                await().until(
                                () -> messages("pending"),
                                list ->
                                        list.size() == 1
                                                && list.get(0).path("attempts").asInt() > 0)
                        .get(0);
        assertThat(waiting.path("lastError").asText())
                .contains("127.0.0.1:" + port)
                .contains("did not take the mail");
        assertThat(waiting.path("nextAttemptAt").asText()).isNotEmpty();

        mail = MailSink.start(folder.resolve("mail-again"), port);

        assertThat(mail.awaitToken(email)).isNotEmpty();
        await().untilAsserted(
                        () ->
                                assertThat(messages("sent"))
                                        .anyMatch(
                                                each ->
                                                        each.path("id")
                                                                .equals(waiting.path("id"))));
    }

    @Test
    void aToken_isTaken_whenTheClocksAgree_toHalfAMinute() {
        var now = Instant.now();

        for (var clock : List.of(now, now.minusSeconds(30), now.plusSeconds(30))) {
            assertThat(me(provider.accessToken(BEN, clock)).status()).isEqualTo(200);
        }
    }

    @Test
    void aToken_isRefused_andSaysWhy_whenAClockIsAnHourOff() {
        var now = Instant.now();

        assertRefused(provider.accessToken(BEN, now.minus(HOUR)), "it has expired");
        assertRefused(provider.accessToken(BEN, now.plus(HOUR)), "it is of the future");
        assertRefused(provider.accessToken(BEN, now, now.plus(HOUR)), "it is not valid yet");
    }

    @Test
    void whoCallsTooOften_isToldWhenToComeAgain_andNobodyElseNotices() throws Exception {
        var greedy = withKey(GREEDY, SLUG, "signing-official");
        var request = greedy.request("me").build();
        var client = HttpClient.newHttpClient();

        HttpResponse<String> answer;
        int answered = 0;
        do {
            answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            answered++;
        } while (answer.statusCode() == 200 && answered < 2 * PER_MINUTE);

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answered).isGreaterThan(PER_MINUTE);
        assertThat(answer.body()).contains("\"code\":\"too-many-requests\"");
        assertThat(answer.headers().firstValueAsLong("Retry-After")).hasValue(1);
        assertThat(answer.headers().firstValue("RateLimit-Policy"))
                .hasValue("\"caller\";q=" + PER_MINUTE + ";w=60");
        assertThat(ben.get("me").status()).isEqualTo(200);
    }

    /** The database's files are smaller than the limit: only the content store finds no room. */
    @Test
    @Order(Integer.MAX_VALUE - 1)
    void onADiskThatFillsUpInMidPart_nothingOfThePartIsKept_andAllElseGoesOn() throws IOException {
        var maker = new CapsuleMaker(withKey("rita@aurora-lab.example", SLUG, "publisher"), SLUG);
        var version = maker.draft();
        maker.put(version, "small.csv", "a,b".getBytes(StandardCharsets.UTF_8));
        var part = new byte[3 * ROOM];
        Arrays.fill(part, (byte) 7);
        var files = contentFiles();

        HttpResponse<String> refused;
        var full = FileSizeLimit.of(server.process(), ROOM, folder);
        try {
            refused = maker.tryPut(version, "big.csv", part);
            maker.describe(version, "Still described while nothing big fits");
            maker.put(version, "other.csv", "c,d".getBytes(StandardCharsets.UTF_8));
        } finally {
            full.close();
        }

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("\"code\":\"content-store-is-full\"");
        assertThat(server.process().log()).content().contains("The content store is full");
        // the new small part and its hashes; nothing of the big one, finished or not
        assertThat(contentFiles()).isEqualTo(files + 2);
        assertThat(maker.parts(version).findValuesAsText("path"))
                .containsExactly("other.csv", "small.csv");
        maker.put(version, "big.csv", part);
        maker.client().post(version + "/seal", Map.of());
        var back =
                CapsuleMaker.send(
                        maker.request(version + "/parts/big.csv").GET(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(back.body()).isEqualTo(part);
    }

    private long contentFiles() throws IOException {
        try (var files = Files.walk(server.base().resolve("data/codexfield/content"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toFile().length() > 0)
                    .count();
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void onAFullDisk_theRequestIsRefused_andNothingAcknowledgedIsLost() throws IOException {
        var acknowledged = new HashSet<String>();
        var refused = new ArrayList<Answer>();
        var database = server.base().resolve("data/codexfield/db.mv.db");

        var full = FileSizeLimit.of(server.process(), Files.size(database), folder);
        try {
            for (int i = 0; i < MANY && refused.isEmpty(); i++) {
                var answer = invite("full-" + i + "@faults.example");
                if (answer.status() == 201) {
                    acknowledged.add(answer.body().path("id").asText());
                } else {
                    refused.add(answer);
                }
            }
            refused.add(invite("after@faults.example"));
        } finally {
            full.close();
        }

        assertThat(refused)
                .hasSize(2)
                .allSatisfy(
                        answer -> {
                            assertThat(answer.status()).isEqualTo(503);
                            assertThat(answer.body().path("code").asText())
                                    .isEqualTo("temporarily-unavailable");
                        });
        assertThat(server.process().log()).content().contains("File too large");
        await().until(() -> invite("space-again@faults.example").status() != 503);
        assertThat(invitations()).hasSizeGreaterThan(acknowledged.size()).containsAll(acknowledged);
    }

    private Answer invite(String email) {
        return ben.tryPost(
                "organisations/" + SLUG + "/invitations",
                Map.of("email", email, "roles", List.of("requester")));
    }

    private Set<String> invitations() {
        var ids = new HashSet<String>();
        String next = "";
        do {
            var page = ben.get("organisations/" + SLUG + "/invitations?limit=200" + next).body();
            page.path("items").forEach(item -> ids.add(item.path("id").asText()));
            next = page.path("next").isMissingNode() ? "" : "&next=" + page.path("next").asText();
        } while (!next.isEmpty());
        return ids;
    }

    private List<JsonNode> messages(String state) {
        var items = operator.get("outbox?topic=mail&limit=200&state=" + state).body().path("items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    private Answer me(String token) {
        return RestClient.anonymous(address).withBearer(token).get("me");
    }

    private void assertRefused(String token, String why) {
        var answer = me(token);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body().path("code").asText()).isEqualTo("token-is-refused");
        assertThat(answer.body().path("detail").asText()).contains(why);
    }
}
