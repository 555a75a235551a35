package org.codexfield.node.installation;

import com.fasterxml.jackson.databind.JsonNode;
import org.codexfield.evidence.verify.JsonFields;
import org.codexfield.shared.Digest;

/**
 * A version that the node is to host.
 *
 * @param capsule {@code organisation/slug}
 * @param version its number
 * @param manifest its name
 */
public record Assignment(String capsule, String version, Digest manifest) {

    static Assignment ofJson(JsonNode json) {
        var fields = new JsonFields(json, "hosting");
        return new Assignment(
                fields.text("capsule"),
                fields.text("version"),
                Digest.parse(fields.text("manifestDigest")));
    }

    @Override
    public String toString() {
        return capsule + " " + version;
    }
}
