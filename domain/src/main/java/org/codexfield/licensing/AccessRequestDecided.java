package org.codexfield.licensing;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.codexfield.evidence.Change;
import org.codexfield.evidence.LoggedFact;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.OrganisationId;

/**
 * A stage of the route ended.
 *
 * @param organisation whose member decided
 * @param status where the request stands now
 */
public record AccessRequestDecided(
        RequestFacts request,
        StageDecision decision,
        OrganisationId organisation,
        RequestStatus status,
        Change change,
        Instant at)
        implements LoggedFact {

    @Override
    public String command() {
        return "access-request-" + decision.outcome().code();
    }

    @Override
    public Subject subject() {
        return new Subject("access-request", request.request().value(), organisation.value());
    }

    @Override
    public String leafType() {
        return "request." + decision.outcome().code();
    }

    @Override
    public Map<String, Object> document() {
        var document = new TreeMap<>(request.members());
        document.putAll(decision.members());
        document.put("status", status.code());
        return document;
    }
}
