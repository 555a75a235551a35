package org.codexfield.licensing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.codexfield.evidence.Change;
import org.codexfield.evidence.LoggedFact;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.OrganisationId;
import org.codexfield.shared.Digest;

/**
 * Access was granted.
 *
 * @param conditions the digest of what the approvers demand besides the licence
 * @param approval the digest of the logged document of the approval that made it
 */
public record GrantIssued(
        GrantId id,
        OrganisationId organisation,
        GrantFacts grant,
        GrantScope scope,
        List<StageDecision> decisions,
        Digest conditions,
        Digest approval,
        Change change,
        Instant at)
        implements LoggedFact {

    @Override
    public Subject subject() {
        return new Subject("grant", id.value(), organisation.value());
    }

    @Override
    public String leafType() {
        return "grant.issued";
    }

    @Override
    public Map<String, Object> document() {
        var document = new TreeMap<>(grant.members(id));
        document.putAll(scope.members());
        document.put("conditionsDigest", conditions.hex());
        document.put("approvalDigest", approval.hex());
        document.put("decisions", decisions.stream().map(StageDecision::members).toList());
        return document;
    }
}
