package org.codexfield.portal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.codexfield.server.RunningPortal;
import org.junit.jupiter.api.Test;

/** Licences and policies by REST, as anybody may ask. */
class LicenceRestIT {

    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String LD = "application/ld+json";
    private static final String JSON = "application/json";
    private static final String LICENCE =
            """
            licence "Röntgenbilder" version 1.2.0
            permit invoke, download for purpose research, teaching
              during 365 days from grant
              at most 10000 calls per month and 50 calls per minute
              in regions EU, CH
              price 0.002 EUR per MU, first 1000 MU per month free
              derivatives permitted, cascading share 12 %
            forbid purpose biometric-identification
            revoke when institution unvouched
            """;

    private final RunningPortal portal = RunningPortal.shared();
    private final HttpClient http = HttpClient.newHttpClient();

    private HttpResponse<String> post(
            String path, String type, String accept, String language, String body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(portal.address().resolve("/api/v1/" + path))
                        .header("Content-Type", type)
                        .header("Accept", accept)
                        .header("Accept-Language", language)
                        .POST(BodyPublishers.ofString(body, UTF_8))
                        .build();
        return http.send(request, BodyHandlers.ofString(UTF_8));
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    @Test
    void aLicence_goesToOdrlAndBack() throws Exception {
        var odrl = post("licences/convert", TEXT, "*/*", "en", LICENCE);
        var text = post("licences/convert", LD, "*/*", "en", odrl.body());
        var both = post("licences/convert", LD, JSON, "en", odrl.body());

        assertThat(odrl.statusCode()).isEqualTo(200);
        assertThat(odrl.headers().firstValue("Content-Type").orElseThrow()).startsWith(LD);
        assertThat(text.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/plain");
        assertThat(text.body()).isEqualTo(LICENCE);
        assertThat(json(both).get("exact").booleanValue()).isTrue();
        assertThat(json(both).get("odrl")).isEqualTo(json(odrl));
    }

    @Test
    void whatIsLost_standsAboveTheText_orRefusesIt() throws Exception {
        String lossy =
                "{\"@type\": \"Set\", \"permission\": [{\"action\": \"use\"}, {\"action\":"
                        + " \"play\"}]}";
        String lost = "{\"prohibition\": {\"action\": \"play\"}}";

        var text = post("licences/convert", LD, TEXT, "de", lossy);
        var refused = post("licences/convert", LD, TEXT, "en", lost);

        assertThat(text.body()).contains("# Die Handlung bei /permission/1/action");
        assertThat(post("licences/lint", TEXT, JSON, "en", text.body()).body())
                .contains("\"usable\":true");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).get("code").asText()).isEqualTo("policy-is-not-expressible");
    }

    @Test
    void lint_saysWhere_whatAndHowToMendIt_inTheReadersLanguage() throws Exception {
        String slip = LICENCE.replace("for purpose", "for purpse");

        var english = json(post("licences/lint", TEXT, JSON, "en", slip)).at("/findings/0");
        var german = json(post("licences/lint", TEXT, JSON, "de", slip)).at("/findings/0");

        assertThat(english.get("code").asText()).isEqualTo("unexpected-word");
        assertThat(english.get("severity").asText()).isEqualTo("error");
        assertThat(english.get("line").intValue()).isEqualTo(2);
        assertThat(english.get("column").intValue()).isEqualTo(29);
        assertThat(english.get("suggestion").asText()).isEqualTo("purpose");
        assertThat(german.get("message").asText()).endsWith("Meinten Sie „purpose“?");
        var sound = json(post("licences/lint", TEXT, JSON, "en", LICENCE));
        assertThat(sound.get("usable").booleanValue()).isTrue();
        assertThat(sound.get("terms")).hasSizeGreaterThan(8);
    }

    @Test
    void badInput_isRefusedByName() throws Exception {
        var malformed = post("licences/convert", TEXT, LD, "en", "licence");
        var large = post("licences/lint", TEXT, JSON, "en", "x".repeat(1024 * 1024));
        var larger = post("licences/lint", TEXT, JSON, "en", "x".repeat(1024 * 1024 + 1));
        var deep = post("licences/convert", LD, TEXT, "en", "[".repeat(10_000));
        var noJson = post("licences/lint", LD, JSON, "en", "{\"a\": 1, \"a\": 2}");
        var noType = post("licences/lint", "application/xml", JSON, "en", "<a/>");

        assertThat(malformed.statusCode()).isEqualTo(400);
        assertThat(json(malformed).get("code").asText()).isEqualTo("licence-is-malformed");
        assertThat(json(malformed).at("/arguments/line").asText()).isEqualTo("1");
        assertThat(json(large).get("code").asText()).isEqualTo("licence-is-too-large");
        assertThat(larger.statusCode()).isEqualTo(413);
        assertThat(json(deep).get("code").asText()).isEqualTo("json-is-malformed");
        assertThat(json(noJson).get("code").asText()).isEqualTo("json-is-malformed");
        assertThat(noType.statusCode()).isEqualTo(415);
    }

    @Test
    void aPolicy_isEvaluated() throws Exception {
        String question =
                """
                {"policy": {"@type": "Set", "uid": "urn:example:policy", "permission": {
                   "action": "read", "constraint": {"leftOperand": "spatial", "operator": "eq",
                   "rightOperand": {"@id": "urn:example:here"}}}},
                 "request": {"@type": "Request", "permission": {"action": "read"}},
                 "stateOfWorld": %s}
                """;

        var here =
                post(
                        "policies/evaluate",
                        JSON,
                        JSON,
                        "en",
                        question.formatted("{\"spatial\": {\"@id\": \"urn:example:here\"}}"));
        var unknown = post("policies/evaluate", JSON, LD, "en", question.formatted("{}"));
        var refused = post("policies/evaluate", JSON, JSON, "en", question.formatted("[]"));

        assertThat(here.statusCode()).isEqualTo(200);
        assertThat(json(here).get("cf:verdict").asText()).isEqualTo("permit");
        assertThat(unknown.headers().firstValue("Content-Type").orElseThrow()).startsWith(LD);
        assertThat(json(unknown).get("cf:verdict").asText()).isEqualTo("deny");
        assertThat(json(unknown).at("/cf:unknown/0/cf:what").asText())
                .isEqualTo("http://www.w3.org/ns/odrl/2/spatial");
        assertThat(json(refused).get("code").asText()).isEqualTo("policy-is-malformed");
    }
}
