package org.codexfield.licensing;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.codexfield.evidence.Change;
import org.codexfield.evidence.LoggedFact;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.shared.Digest;

/** A grant holds longer. */
public record GrantExtended(
        GrantId id,
        OrganisationId organisation,
        GrantFacts grant,
        MemberId by,
        Digest reason,
        Change change,
        Instant at)
        implements LoggedFact {

    @Override
    public Subject subject() {
        return new Subject("grant", id.value(), organisation.value());
    }

    @Override
    public String leafType() {
        return "grant.extended";
    }

    @Override
    public Map<String, Object> document() {
        var document = new TreeMap<>(grant.members(id));
        document.put("decidedBy", by.toString());
        document.put("reasonDigest", reason.hex());
        return document;
    }
}
