package org.codexfield.licensing.model.odrl;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.codexfield.evidence.verify.StrictJson;

/**
 * Writes the ODRL compliance report ({@code https://w3id.org/force/compliance-report}): whether
 * each rule of a policy is active, and why.
 */
public final class Report {

    /** The namespace of reports. */
    public static final String NAMESPACE = "https://w3id.org/force/compliance-report#";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Report() {}

    /** A report about a policy; rule reports are added to it. */
    public static ObjectNode policy(String policy, Instant created) {
        var report = StrictJson.newObject();
        report.putObject("@context")
                .put("report", NAMESPACE)
                .put("odrl", Names.ODRL)
                .put("cf", Names.CF)
                .put("dct", Names.DCT)
                .put("rdfs", "http://www.w3.org/2000/01/rdf-schema#")
                .put("xsd", Names.XSD);
        report.put("@type", "report:PolicyReport");
        report.set("dct:created", time(created));
        id(report, "report:policy", policy);
        return report;
    }

    /** An instant as a literal, with milliseconds. */
    public static ObjectNode time(Instant instant) {
        return ConstraintWriter.literal("xsd:dateTime", TIME.format(instant));
    }

    /** Puts a reference. */
    public static void id(ObjectNode node, String property, String name) {
        node.putObject(property).put("@id", name);
    }

    /** Puts a state, for example {@code activationState} and {@code Active}. */
    public static void state(ObjectNode node, String property, String state) {
        id(node, "report:" + property, "report:" + state);
    }

    /** Adds a report to a list of them. */
    public static ObjectNode add(ObjectNode node, String property, String type) {
        return node.withArray("/report:" + property).addObject().put("@type", "report:" + type);
    }

    /** Adds a sentence in a language. */
    public static void comment(ObjectNode node, String language, String text) {
        node.withArray("/rdfs:comment").addObject().put("@language", language).put("@value", text);
    }
}
