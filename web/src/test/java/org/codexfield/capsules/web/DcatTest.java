package org.codexfield.capsules.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.codexfield.capsules.service.CatalogueEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The catalogue as DCAT. */
class DcatTest {

    private static final String DIGEST = "ab".repeat(32);
    private static final String VERSION =
            "https://portal.example.org/api/v1/capsules/acme/lungs/versions/1.0.0";

    private static JsonNode dataset(String kind) {
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
        return Dcat.catalogue("https://portal.example.org", List.of(entry)).at("/dcat:dataset/0");
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
