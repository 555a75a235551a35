package org.codexfield.licensing;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;
import org.codexfield.shared.UtcText;

/**
 * What the log says of a grant.
 *
 * @param capsuleDigest the manifest of the version
 * @param submission the digest of what was asked and answered
 * @param provider who granted
 * @param consumer who holds it
 * @param validUntil the first instant at which it holds no more
 */
public record GrantFacts(
        AccessRequestId request,
        Digest submission,
        Digest capsuleDigest,
        Digest termsDigest,
        Did provider,
        Did consumer,
        Instant validUntil) {

    Map<String, Object> members(GrantId grant) {
        var members = new TreeMap<String, Object>();
        members.put("grant", grant.toString());
        members.put("request", request.toString());
        members.put("submissionDigest", submission.hex());
        members.put("capsuleDigest", capsuleDigest.hex());
        members.put("termsDigest", termsDigest.hex());
        members.put("provider", provider.value());
        members.put("consumer", consumer.value());
        members.put("validUntil", UtcText.of(validUntil));
        return members;
    }
}
