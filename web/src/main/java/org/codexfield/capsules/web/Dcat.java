package org.codexfield.capsules.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
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

    private Dcat() {}

    /**
     * One page of the catalogue.
     *
     * @param base the installation's address without a slash at its end
     */
    static ObjectNode catalogue(String base, List<CatalogueEntry> entries) {
        var catalogue = StrictJson.newObject();
        context(catalogue.putObject("@context"));
        catalogue.put("@id", base + "/api/v1/catalogue").put("@type", "dcat:Catalog");
        catalogue.put("dct:title", "CodexField");
        var datasets = catalogue.putArray("dcat:dataset");
        entries.forEach(entry -> dataset(base, entry, datasets.addObject()));
        return catalogue;
    }

    private static void context(ObjectNode context) {
        context.put("dcat", "http://www.w3.org/ns/dcat#")
                .put("dct", "http://purl.org/dc/terms/")
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
