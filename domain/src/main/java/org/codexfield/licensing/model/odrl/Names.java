package org.codexfield.licensing.model.odrl;

import java.util.Map;

/**
 * The names of ODRL (W3C Recommendation, ODRL Vocabulary & Expression 2.2) and of the profile of
 * this product.
 */
public final class Names {

    /** The namespace of ODRL. */
    public static final String ODRL = "http://www.w3.org/ns/odrl/2/";

    /** The JSON-LD context of ODRL. */
    public static final String ODRL_CONTEXT = "http://www.w3.org/ns/odrl.jsonld";

    /** The profile, and the namespace of its terms when a slash follows. */
    public static final String PROFILE = "https://codexfield.org/ns/odrl/1";

    /** The namespace of the profile's terms. */
    public static final String CF = PROFILE + "/";

    /** The namespace of the purposes. */
    public static final String PURPOSE = CF + "purpose/";

    /** The namespace of the regions. */
    public static final String REGION = CF + "region/";

    /** The namespace of XML Schema's datatypes. */
    public static final String XSD = "http://www.w3.org/2001/XMLSchema#";

    /** The namespace of Dublin Core's terms. */
    public static final String DCT = "http://purl.org/dc/terms/";

    /** The namespace of RDF. */
    public static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

    /** The prefixes that hold where a document says nothing else. */
    static final Map<String, String> PREFIXES =
            Map.of(
                    "odrl",
                    ODRL,
                    "cf",
                    CF,
                    "xsd",
                    XSD,
                    "dct",
                    DCT,
                    "dcterms",
                    DCT,
                    "rdf",
                    RDF,
                    "cc",
                    "http://creativecommons.org/ns#",
                    "report",
                    "https://w3id.org/force/compliance-report#");

    private Names() {}
}
