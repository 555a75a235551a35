package org.codexfield.metering.model;

import java.util.Map;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.shared.Digest;

/** The digest of an aggregate's state, for the audit trail. */
final class StateDigest {

    private StateDigest() {}

    /** SHA-256 of the state's canonical JSON (RFC 8785). */
    static Digest of(Map<String, String> state) {
        var json = StrictJson.newObject();
        state.forEach(json::put);
        return CanonicalJson.digest(json);
    }
}
