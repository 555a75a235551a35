package org.codexfield.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.codexfield.server.RestClient;
import org.codexfield.server.RunningPortal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who would get what of a charge, asked before anything is paid. */
class RoyaltyIT {

    private static final String AT = "royalties/preview";
    private static final String NORTHLIGHT = "northlight-institute";
    private static final String MODEL = "a".repeat(64);
    private static final String DATA = "b".repeat(64);
    private static final String TEXTS = "c".repeat(64);
    private static final String LAB = "did:web:lab.example";
    private static final String HOSPITAL = "did:web:hospital.example";
    private static final String GRID = "did:web:grid.example";
    private static final Map<String, Object> SERVED =
            Map.of("operator", GRID, "scorePpm", 1_000_000);

    private final RunningPortal portal = RunningPortal.shared();
    private final RestClient rita = portal.as("rita@aurora-lab.example", "aurora-lab", "requester");
    private final RestClient stefan =
            portal.as("stefan@northlight-institute.example", NORTHLIGHT, "publisher", "steward");

    private static Map<String, Object> version(
            String manifest, String owner, String kind, List<Map<String, Object>> parents) {
        return Map.of("manifestDigest", manifest, "owner", owner, "kind", kind, "parents", parents);
    }

    private static Map<String, Object> edge(String parent, String kind, int sharePpm) {
        return Map.of("manifestDigest", parent, "shareKind", kind, "sharePpm", sharePpm);
    }

    private JsonNode preview(List<Map<String, Object>> lineage, long amountMicro) {
        return rita.post(
                AT, Map.of("lineage", lineage, "amountMicro", amountMicro, "servedBy", SERVED));
    }

    private static List<String> payouts(JsonNode preview) {
        return StreamSupport.stream(preview.path("payouts").spliterator(), false)
                .map(
                        share ->
                                share.path("kind").asText()
                                        + " "
                                        + share.path("payee").asText()
                                        + " "
                                        + share.path("amountMicro").asLong())
                .toList();
    }

    @Test
    void withoutShares_dataAndModelAndNodeAndPlatformGetTheirParts() {
        var preview =
                preview(
                        List.of(
                                version(
                                        MODEL,
                                        LAB,
                                        "model",
                                        List.of(Map.of("manifestDigest", DATA))),
                                version(DATA, HOSPITAL, "dataset", List.of())),
                        100_000_000);

        assertThat(preview.path("byDefaultPlan").asBoolean()).isTrue();
        assertThat(payouts(preview))
                .hasSize(4)
                .anyMatch(share -> share.startsWith("platform did:web:"))
                .anyMatch(share -> share.endsWith(" 10000000"))
                .contains(
                        "compute " + GRID + " 20000000",
                        "kept " + LAB + " 30000000",
                        "data " + HOSPITAL + " 40000000");
    }

    @Test
    void sharesFlowAlongTheLineage_andSumToTheCharge() {
        var preview =
                preview(
                        List.of(
                                version(
                                        MODEL,
                                        LAB,
                                        "model",
                                        List.of(
                                                edge(DATA, "cascading", 120_000),
                                                edge(TEXTS, "fixed", 50_000))),
                                version(DATA, HOSPITAL, "dataset", List.of()),
                                version(TEXTS, GRID, "dataset", List.of())),
                        1_000_003);

        assertThat(preview.path("edges")).hasSize(2);
        assertThat(
                        StreamSupport.stream(preview.path("payouts").spliterator(), false)
                                .mapToLong(share -> share.path("amountMicro").asLong())
                                .sum())
                .isEqualTo(1_000_003);
        // content is 700,003: 5 % fixed, then 12 % of what is left
        assertThat(payouts(preview))
                .contains("fixed " + GRID + " 35000", "kept " + HOSPITAL + " 79800");
    }

    @Test
    void fixedSharesOverTheWhole_areRefusedByTheirEdges() {
        var refused =
                rita.tryPost(
                        AT,
                        Map.of(
                                "amountMicro",
                                1,
                                "lineage",
                                List.of(
                                        version(
                                                MODEL,
                                                LAB,
                                                "model",
                                                List.of(
                                                        edge(DATA, "fixed", 600_000),
                                                        edge(TEXTS, "fixed", 400_001))),
                                        version(DATA, HOSPITAL, "dataset", List.of()),
                                        version(TEXTS, GRID, "dataset", List.of()))));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("type").asText()).contains("fixed-shares-exceed-whole");
        assertThat(refused.body().path("detail").asText()).contains(DATA, TEXTS);
    }

    @Test
    void aVersionThatIsTooLarge_isRefused() {
        var named = new HashMap<>(version(MODEL, LAB, "model", List.of()));
        named.put("name", "n".repeat(301));

        var refused = rita.tryPost(AT, Map.of("amountMicro", 1, "lineage", List.of(named)));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("type").asText())
                .contains("lineage-version-is-unacceptable");
    }

    @Test
    void aPublishedVersion_isPreviewedByItsName_andAnUnpublishedOneByNobodyElse() {
        var maker = new CapsuleMaker(stefan, NORTHLIGHT);
        var published = maker.publishedCapsule();
        var sealed = maker.sealed().split("/", -1);
        var hidden = Map.of("capsule", sealed[1] + "/" + sealed[2], "version", "1.0.0");

        var preview =
                rita.post(AT, Map.of("capsule", published, "version", "1.0.0", "amountMicro", 10));

        assertThat(preview.at("/versions/0/name").asText()).isEqualTo(published + " 1.0.0");
        assertThat(preview.at("/versions/0/keptMicro").asLong()).isEqualTo(9);
        var asked = new HashMap<String, Object>(hidden);
        asked.put("amountMicro", 10);
        assertThat(rita.tryPost(AT, asked).status()).isEqualTo(404);
        assertThat(stefan.tryPost(AT, asked).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"amountMicro\":-1,\"capsule\":\"a-b/c-d\",\"version\":\"1.0.0\"}",
                "{\"amountMicro\":9223372036854775808,\"capsule\":\"a-b/c-d\",\"version\":\"1.0.0\"}",
                "{\"amountMicro\":1.5,\"capsule\":\"a-b/c-d\",\"version\":\"1.0.0\"}",
                "{\"amountMicro\":1,\"capsule\":\"a-b/c-d\"}",
                "{\"amountMicro\":1,\"lineage\":[]}"
            })
    void badInput_isRefusedByName(String body) {
        var answer =
                CapsuleMaker.send(
                        rita.request(AT)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"type\":");
    }

    @Test
    void nobody_isNotAnswered() {
        assertThat(
                        portal.anonymous()
                                .tryPost(
                                        AT,
                                        Map.of(
                                                "capsule",
                                                NORTHLIGHT + "/any",
                                                "version",
                                                "1.0.0",
                                                "amountMicro",
                                                1))
                                .status())
                .isEqualTo(401);
        assertThat(
                        portal.anonymous()
                                .get("royalties/fee-schedule")
                                .body()
                                .path("platformPpm")
                                .asInt())
                .isEqualTo(100_000);
    }
}
