package org.codexfield.licensing;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.codexfield.evidence.Change;
import org.codexfield.evidence.LoggedFact;
import org.codexfield.evidence.Subject;

/**
 * A request was handed in.
 *
 * @param round how often it was handed in by now
 */
public record AccessRequestSubmitted(RequestFacts request, int round, Change change, Instant at)
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
        document.put("round", round);
        return document;
    }
}
