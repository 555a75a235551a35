package org.codexfield.capsules;

import java.time.Instant;
import java.util.Map;
import org.codexfield.evidence.Change;
import org.codexfield.evidence.LoggedFact;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.OrganisationId;

/** A sealed version came into the catalogue. */
public record VersionPublished(
        CapsuleVersionId id,
        OrganisationId organisation,
        VersionFacts version,
        Change change,
        Instant at)
        implements LoggedFact {

    @Override
    public Subject subject() {
        return new Subject("capsule-version", id.value(), organisation.value());
    }

    @Override
    public String leafType() {
        return "capsule.published";
    }

    @Override
    public Map<String, Object> document() {
        return version.members();
    }
}
