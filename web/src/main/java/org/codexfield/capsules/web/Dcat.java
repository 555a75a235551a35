package org.codexfield.capsules.web;

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
        dataset.put("dct:type", entry.kind());
        dataset.put("dcat:version", entry.version());
        dataset.putObject("dct:creator").put("@id", entry.creator());
        dataset.putObject("dct:issued")
                .put("@value", entry.publishedAt().toString())
                .put("@type", "xsd:dateTime");
        entry.tags().forEach(dataset.putArray("dcat:keyword")::add);
        distribution(address, entry, dataset.putArray("dcat:distribution").addObject());
    }

    /** All parts together: what their manifest's digest covers. */
    private static void distribution(String address, CatalogueEntry entry, ObjectNode parts) {
        parts.put("@type", "dcat:Distribution");
        parts.putObject("dcat:accessURL").put("@id", address + "/parts");
        parts.putObject("dcat:byteSize")
                .put("@value", Long.toString(entry.sizeBytes()))
                .put("@type", "xsd:nonNegativeInteger");
        var checksum = parts.putObject("spdx:checksum");
        checksum.put("@type", "spdx:Checksum");
        checksum.putObject("spdx:algorithm").put("@id", "spdx:checksumAlgorithm_sha256");
        checksum.putObject("spdx:checksumValue")
                .put("@value", entry.manifestDigest())
                .put("@type", "xsd:hexBinary");
    }
}
