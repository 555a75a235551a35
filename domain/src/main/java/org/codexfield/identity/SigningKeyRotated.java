package org.codexfield.identity;

import java.time.Instant;
import java.util.Map;
import org.codexfield.evidence.Change;
import org.codexfield.evidence.LoggedFact;
import org.codexfield.evidence.Subject;

/** A signing key was replaced; it signs no more. */
public record SigningKeyRotated(
        SigningKeyId id, OrganisationId organisation, KeyFacts key, Change change, Instant at)
        implements LoggedFact {

    @Override
    public Subject subject() {
        return new Subject("signing-key", id.value(), organisation.value());
    }

    @Override
    public String leafType() {
        return "key.rotated";
    }

    @Override
    public Map<String, Object> document() {
        return key.members();
    }
}
