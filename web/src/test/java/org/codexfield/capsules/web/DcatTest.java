package org.codexfield.capsules.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.codexfield.capsules.OfferedPolicy;
import org.codexfield.capsules.service.CatalogueEntry;
import org.codexfield.shared.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The catalogue as DCAT. */
class DcatTest {

    private static final String DIGEST = "ab".repeat(32);
    private static final String VERSION =
            "https://portal.example.org/api/v1/capsules/acme/lungs/versions/1.0.0";

    private static JsonNode dataset(String kind) {
        return dataset(kind, Map.of());
    }

    private static JsonNode dataset(String kind, Map<String, List<OfferedPolicy>> policies) {
        var entry =
                new CatalogueEntry(
                        new UUID(1, 2),
                        "acme/lungs",
                        "acme",
                        "did:web:example.org",
                        "1.0.0",
                        kind,
                        "Lungs",
                        "Of the chest",
                        List.of("lung"),
                        DIGEST,
                        2,
                        12,
                        Instant.EPOCH);
        return Dcat.catalogue("https://portal.example.org", List.of(entry), policies)
                .at("/dcat:dataset/0");
    }

    /** DCAT 3, section 6.8.23: the checksum is that of what is downloaded. */
    @Test
    void theChecksum_isOfTheManifest_andThePartsHaveNone() {
        var manifest = dataset("dataset").at("/dcat:distribution/0");
        var parts = dataset("dataset").at("/dcat:distribution/1");

        assertThat(manifest.at("/dcat:downloadURL/@id").asText()).isEqualTo(VERSION + "/manifest");
        assertThat(manifest.at("/spdx:checksum/spdx:checksumValue/@value").asText())
                .isEqualTo(DIGEST);
        assertThat(parts.at("/dcat:accessURL/@id").asText()).isEqualTo(VERSION + "/parts");
        assertThat(parts.at("/dcat:byteSize/@value").asText()).isEqualTo("12");
        assertThat(parts.has("spdx:checksum")).isFalse();
        assertThat(parts.has("dcat:downloadURL")).as("they are for members").isFalse();
        assertThat(dataset("dataset").at("/dcat:distribution")).hasSize(2);
    }

    @Test
    void whatCanBeHad_namesItsTerms_ofVersionAndParts() {
        var terms = new OfferedPolicy(Digest.parse("cd".repeat(32)), "Imaging");
        var address = "https://portal.example.org/api/v1/licences/" + "cd".repeat(32);
        var offered = dataset("dataset", Map.of(DIGEST, List.of(terms)));

        var policies = offered.at("/odrl:hasPolicy");
        assertThat(policies).hasSize(1);
        assertThat(policies.at("/0/@id").asText()).isEqualTo(address);
        assertThat(policies.at("/0/@type").asText()).isEqualTo("odrl:Policy");
        assertThat(policies.at("/0/dct:title").asText()).isEqualTo("Imaging");
        assertThat(offered.at("/dcat:distribution/1/odrl:hasPolicy/0/@id").asText())
                .isEqualTo(address);
        assertThat(offered.at("/dcat:distribution/0").has("odrl:hasPolicy"))
                .as("the manifest is everybody's")
                .isFalse();
    }

    @Test
    void whatNobodyOffers_hasNoTerms() {
        var others =
                Map.of("ef".repeat(32), List.of(new OfferedPolicy(Digest.parse(DIGEST), "Other")));

        assertThat(dataset("dataset", others).toString()).doesNotContain("odrl:hasPolicy");
    }

    @ParameterizedTest
    @CsvSource({
        "dataset, Dataset",
        "model, Software",
        "code, Software",
        "script, Software",
        "prompt, Text"
    })
    void theType_isAnIri(String kind, String dcmi) {
        assertThat(dataset(kind).at("/dct:type").findValuesAsText("@id"))
                .containsExactly(
                        "https://codexfield.org/ns/capsule/1/kind/" + kind,
                        "http://purl.org/dc/dcmitype/" + dcmi);
    }
}
