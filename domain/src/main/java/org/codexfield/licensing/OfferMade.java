package org.codexfield.licensing;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.codexfield.evidence.Change;
import org.codexfield.evidence.LoggedFact;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.OrganisationId;

/** A provider offers a capsule. */
public record OfferMade(
        OfferId id, OrganisationId organisation, OfferFacts offer, Change change, Instant at)
        implements LoggedFact {

    @Override
    public Subject subject() {
        return new Subject("offer", id.value(), organisation.value());
    }

    @Override
    public String leafType() {
        return "offer.made";
    }

    @Override
    public Map<String, Object> document() {
        var document = new TreeMap<>(offer.members());
        document.put("offer", id.toString());
        return document;
    }
}
