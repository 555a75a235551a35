package org.codexfield.identity;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.codexfield.evidence.Change;
import org.codexfield.evidence.LoggedFact;
import org.codexfield.evidence.Subject;

/** An organisation has a new signing key. */
public record SigningKeyCreated(
        SigningKeyId id, OrganisationId organisation, KeyFacts key, Change change, Instant at)
        implements LoggedFact {

    @Override
    public Subject subject() {
        return new Subject("signing-key", id.value(), organisation.value());
    }

    @Override
    public String leafType() {
        return "key.created";
    }

    @Override
    public Map<String, Object> document() {
        var document = new TreeMap<>(key.members());
        document.put("organisation", organisation.toString());
        return document;
    }
}
