package org.codexfield.licensing;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.codexfield.evidence.Change;
import org.codexfield.evidence.LoggedFact;
import org.codexfield.evidence.Subject;
import org.codexfield.shared.Digest;

/**
 * A request was handed in.
 *
 * @param submission the digest of what was asked and answered
 * @param round how often it was handed in by now
 */
public record AccessRequestSubmitted(
        RequestFacts request, Digest submission, int round, Change change, Instant at)
        implements LoggedFact {

    @Override
    public Subject subject() {
        return new Subject("access-request", request.request().value(), request.consumer().value());
    }

    @Override
    public String leafType() {
        return "request.submitted";
    }

    @Override
    public Map<String, Object> document() {
        var document = new TreeMap<>(request.members());
        document.put("submissionDigest", submission.hex());
        document.put("round", round);
        return document;
    }
}
