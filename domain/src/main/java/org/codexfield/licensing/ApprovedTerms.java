package org.codexfield.licensing;

import java.time.Instant;
import java.util.Map;
import org.codexfield.shared.Digest;
import org.codexfield.shared.UtcText;

/**
 * What an approval is bound to.
 *
 * @param until the first instant at which the grant holds no more, as far as this approval goes
 * @param conditions the digest of what is demanded besides the licence; the text may name people,
 *     so no log holds it
 */
public record ApprovedTerms(Instant until, Digest conditions) {

    Map<String, Object> members() {
        return Map.of("until", UtcText.of(until), "conditionsDigest", conditions.hex());
    }
}
