package org.codexfield.capsules.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.codexfield.capsules.OfferedPolicy;
import org.codexfield.capsules.service.CatalogueEntry;
import org.codexfield.evidence.verify.StrictJson;

/**
 * The catalogue in W3C DCAT 3, as JSON-LD.
 *
 * @see <a href="https://www.w3.org/TR/vocab-dcat-3/">DCAT 3</a>
 */
final class Dcat {

    private static final String KINDS = "https://codexfield.org/ns/capsule/1/kind/";
    private static final String MEDIA_TYPES = "https://www.iana.org/assignments/media-types/";

    private static final String POLICY = "odrl:hasPolicy";

    private Dcat() {}

    /**
     * One page of the catalogue.
     *
     * @param base the installation's address without a slash at its end
     * @param policies under which terms entries can be had, by the digest of the manifest
     */
    static ObjectNode catalogue(
            String base, List<CatalogueEntry> entries, Map<String, List<OfferedPolicy>> policies) {
        var catalogue = StrictJson.newObject();
        context(catalogue.putObject("@context"));
        catalogue.put("@id", base + "/api/v1/catalogue").put("@type", "dcat:Catalog");
        catalogue.put("dct:title", "CodexField");
        var datasets = catalogue.putArray("dcat:dataset");
        for (var entry : entries) {
            var dataset = datasets.addObject();
            var offered = policies.getOrDefault(entry.manifestDigest(), List.of());
            dataset(base, entry, dataset);
            if (!offered.isEmpty()) {
                policies(base, offered, dataset);
            }
        }
        return catalogue;
    }

    private static void context(ObjectNode context) {
        context.put("dcat", "http://www.w3.org/ns/dcat#")
                .put("dct", "http://purl.org/dc/terms/")
                .put("odrl", "http://www.w3.org/ns/odrl/2/")
                .put("spdx", "http://spdx.org/rdf/terms#")
                .put("xsd", "http://www.w3.org/2001/XMLSchema#");
    }

    private static void dataset(String base, CatalogueEntry entry, ObjectNode dataset) {
        var address = base + "/api/v1/capsules/" + entry.capsule() + "/versions/" + entry.version();
        dataset.put("@id", address).put("@type", "dcat:Dataset");
        dataset.put("dct:identifier", entry.manifestDigest());
        dataset.put("dct:title", entry.title());
        dataset.put("dct:description", entry.description());
        types(entry.kind(), dataset.putArray("dct:type"));
        dataset.put("dcat:version", entry.version());
        dataset.putObject("dct:creator").put("@id", entry.creator());
        dataset.putObject("dct:issued")
                .put("@value", entry.publishedAt().toString())
                .put("@type", "xsd:dateTime");
        entry.tags().forEach(dataset.putArray("dcat:keyword")::add);
        var distributions = dataset.putArray("dcat:distribution");
        manifest(address, entry, distributions.addObject());
        parts(address, entry, distributions.addObject());
    }

    /**
     * Under which terms it can be had: of the version, and of the parts, for the manifest is given
     * to everybody. Each is named by the address that answers it as ODRL.
     *
     * @see <a href="https://www.w3.org/TR/vocab-dcat-3/#license-rights">DCAT 3, License and rights
     *     statements</a>
     */
    private static void policies(String base, List<OfferedPolicy> offered, ObjectNode dataset) {
        var ofVersion = dataset.putArray(POLICY);
        var ofParts = ((ObjectNode) dataset.at("/dcat:distribution/1")).putArray(POLICY);
        for (var policy : offered) {
            var address = base + "/api/v1/licences/" + policy.termsDigest().hex();
            ofVersion
                    .addObject()
                    .put("@id", address)
                    .put("@type", "odrl:Policy")
                    .put("dct:title", policy.title());
            ofParts.addObject().put("@id", address);
        }
    }

    /** The kind of a capsule, and the type of DCMI that says it to whoever does not know it. */
    private static void types(String kind, ArrayNode types) {
        types.addObject().put("@id", KINDS + kind);
        var dcmi =
                switch (kind) {
                    case "dataset" -> "Dataset";
                    case "prompt" -> "Text";
                    default -> "Software";
                };
        types.addObject().put("@id", "http://purl.org/dc/dcmitype/" + dcmi);
    }

    /** What was sealed, in one document: it names each part with its digest. */
    private static void manifest(String address, CatalogueEntry entry, ObjectNode manifest) {
        manifest.put("@id", address + "/manifest").put("@type", "dcat:Distribution");
        manifest.put("dct:title", "Manifest");
        manifest.putObject("dcat:accessURL").put("@id", address);
        manifest.putObject("dcat:downloadURL").put("@id", address + "/manifest");
        manifest.putObject("dcat:mediaType").put("@id", MEDIA_TYPES + "application/json");
        var checksum = manifest.putObject("spdx:checksum");
        checksum.put("@type", "spdx:Checksum");
        checksum.putObject("spdx:algorithm").put("@id", "spdx:checksumAlgorithm_sha256");
        checksum.putObject("spdx:checksumValue")
                .put("@value", entry.manifestDigest())
                .put("@type", "xsd:hexBinary");
    }

    /** All parts together; one digest covers each, and the manifest names it. */
    private static void parts(String address, CatalogueEntry entry, ObjectNode parts) {
        parts.put("@id", address + "/parts").put("@type", "dcat:Distribution");
        parts.put("dct:title", "Parts");
        parts.putObject("dcat:accessURL").put("@id", address + "/parts");
        parts.putObject("dcat:byteSize")
                .put("@value", Long.toString(entry.sizeBytes()))
                .put("@type", "xsd:nonNegativeInteger");
    }
}
