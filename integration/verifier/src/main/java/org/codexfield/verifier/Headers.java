package org.codexfield.verifier;

import java.util.Base64;
import org.codexfield.evidence.verify.StrictJson;

/** Reads which key a signature names; whether it made it, others check. */
final class Headers {

    private Headers() {}

    static String kid(String jws) {
        var header = jws.split("\\.", -1)[0];
        try {
            return StrictJson.parse(Base64.getUrlDecoder().decode(header)).path("kid").asText();
        } catch (IllegalArgumentException e) {
            throw DoesNotHold.because("header-is-malformed", "The header cannot be read.");
        }
    }

    static DoesNotHold unknown(String kid) {
        return DoesNotHold.because(
                "key-was-not-logged", "No document of the log tells of " + Shown.line(kid));
    }
}
