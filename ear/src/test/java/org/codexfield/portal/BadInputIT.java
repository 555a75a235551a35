package org.codexfield.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.codexfield.server.RestClient;
import org.codexfield.server.RunningPortal;
import org.codexfield.server.SampleOrganisations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is sent, the answer is a document that says what is wrong, and nothing breaks. */
class BadInputIT {

    private static final String SLUG = "northlight-institute";
    private static final String ADA = "ada@northlight-institute.example";
    private static final String MEGABYTE = "x".repeat(1024 * 1024);

    private final RunningPortal portal = RunningPortal.shared();
    private final RestClient ada = portal.as(ADA, SLUG, "administrator");

    static Stream<String> refusedTexts() {
        return Stream.of(
                MEGABYTE, "", "   ", "a\u0000b", "a\u001b[31mb", "a\nb", "evil\u202egnp.exe");
    }

    static Stream<String> inertTexts() {
        return Stream.of(
                "<script>alert(1)</script>",
                "'; DROP TABLE identity.member; --",
                "\" OR 1=1 --",
                "#{facesContext.externalContext}",
                "${7*7}",
                "../../etc/passwd",
                "Jürgen O'Brien 🏥 العربية",
                "=HYPERLINK(\"http://x\")");
    }

    @ParameterizedTest
    @MethodSource("refusedTexts")
    void name_isRefused_thatIsTooLongOrBlankOrHoldsControlCharacters(String name) {
        var answer = portal.anonymous().tryPost("organisations", registration("bad-name", name));

        assertThat(answer.status()).isIn(400, 413);
        assertThat(answer.body().path("code").asText()).isNotEmpty();
        assertThat(answer.body().path("detail").asText()).hasSizeLessThan(2000);
    }

    @ParameterizedTest
    @MethodSource("inertTexts")
    void name_isKeptAsItIs_whateverItMeansElsewhere(String name) {
        var slug = "inert-" + Math.abs(name.hashCode() % 1_000_000);

        var answer = portal.anonymous().tryPost("organisations", registration(slug, name));

        assertThat(answer.status()).isEqualTo(201);
        var kept = portal.operator().get("organisations/" + slug).body();
        assertThat(kept.path("name").asText()).isEqualTo(name);
    }

    @Test
    void searches_findNothing_whateverTheyMeanToADatabase() {
        var softly = new SoftAssertions();
        for (var text : List.of("'", "%", "_", "!", "%27%20OR%201=1", "%3Cscript%3E", "\\\\")) {
            var encoded = java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
            var answer = ada.get("organisations/" + SLUG + "/members?q=" + encoded);
            softly.assertThat(answer.status()).as(text).isEqualTo(200);
            softly.assertThat(answer.body().path("items").size()).as(text).isZero();
        }
        softly.assertAll();
    }

    @Test
    void lists_refuseUnknownColumnsAndBounds() {
        var softly = new SoftAssertions();
        for (var query :
                List.of("sort=password_hash", "limit=0", "limit=201", "limit=x", "next=x", "a=b")) {
            var answer = ada.get("organisations/" + SLUG + "/members?" + query);
            softly.assertThat(answer.status()).as(query).isEqualTo(400);
        }
        softly.assertAll();
    }

    @Test
    void documents_areRefused_withUnknownMembersOrWrongTypes() {
        var softly = new SoftAssertions();
        Map<String, Object> unknown = new HashMap<>(registration("bad-members", "Bad"));
        unknown.put("status", "active");
        Map<String, Object> wrongType = new HashMap<>(registration("bad-members", "Bad"));
        wrongType.put("kinds", "provider");
        Map<String, Object> wrongKind = new HashMap<>(registration("bad-members", "Bad"));
        wrongKind.put("kinds", List.of("emperor"));
        Map<String, Object> missing = new HashMap<>(registration("bad-members", "Bad"));
        missing.remove("name");
        for (Map<String, Object> document :
                List.<Map<String, Object>>of(unknown, wrongType, wrongKind, missing, Map.of())) {
            var answer = portal.anonymous().tryPost("organisations", document);
            softly.assertThat(answer.status()).as("%s", document).isEqualTo(400);
            softly.assertThat(answer.body().path("detail").asText())
                    .as("%s", document)
                    .isNotEmpty();
        }
        softly.assertAll();
    }

    @Test
    void shortNames_areRefused_thatBreakTheGrammarOrAreReserved() {
        var softly = new SoftAssertions();
        for (var slug :
                List.of("A", "ab", "-abc", "abc-", "a--b", "ä-b-c", "api", "x".repeat(41), "a/b")) {
            var answer = portal.anonymous().tryPost("organisations", registration(slug, "Bad"));
            softly.assertThat(answer.status()).as(slug).isEqualTo(400);
        }
        softly.assertThat(
                        portal.anonymous()
                                .tryPost("organisations", registration(SLUG, "Twin"))
                                .status())
                .isEqualTo(409);
        softly.assertAll();
    }

    @Test
    void identifiers_areRefused_thatAreNone_andUnknownOnesAreNotFound() {
        var at = "organisations/" + SLUG + "/members/";

        assertThat(ada.get(at + "1").status()).isEqualTo(400);
        assertThat(ada.get(at + "00000000-0000-7000-8000-000000000000").status()).isEqualTo(404);
        assertThat(ada.get("organisations/%2e%2e/members").status()).isIn(400, 403, 404);
    }

    @Test
    void tokens_areRefused_whateverTheyAre() {
        var softly = new SoftAssertions();
        var none = "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIiwiaXNzIjoieCJ9.";
        for (var token :
                List.of("cfk_unknown", "x", none, none + "AAAA", "cfk_" + "a".repeat(4000))) {
            var answer = portal.anonymous().withBearer(token).get("me");
            softly.assertThat(answer.status()).as(token).isIn(400, 401);
        }
        softly.assertAll();
    }

    @Test
    void apiKey_opensNothing_onceRevoked() {
        var made =
                portal.anonymous()
                        .withPassword(ADA, SampleOrganisations.PASSWORD)
                        .post(
                                "organisations/" + SLUG + "/api-keys",
                                Map.of(
                                        "name", "short-lived",
                                        "scopes", List.of("administrator"),
                                        "expiresAt",
                                                Instant.now()
                                                        .plus(Duration.ofHours(1))
                                                        .toString()));
        var machine = portal.anonymous().withBearer(made.path("secret").asText());
        assertThat(machine.get("me").status()).isEqualTo(200);

        ada.delete("organisations/" + SLUG + "/api-keys/" + made.path("id").asText());

        assertThat(machine.get("me").status()).isEqualTo(401);
    }

    private static Map<String, Object> registration(String slug, String name) {
        return Map.of(
                "slug",
                slug,
                "name",
                name,
                "kinds",
                List.of("consumer"),
                "contactEmail",
                "somebody@bad-input.example");
    }
}
