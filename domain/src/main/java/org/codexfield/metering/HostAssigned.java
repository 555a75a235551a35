package org.codexfield.metering;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.codexfield.evidence.Change;
import org.codexfield.evidence.LoggedFact;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.shared.Did;

/**
 * A version's owner had a node keep a copy of it.
 *
 * @param organisation the owner
 */
public record HostAssigned(
        NodeId id,
        Did node,
        OrganisationId organisation,
        HostedVersion version,
        MemberId by,
        Change change,
        Instant at)
        implements LoggedFact {

    @Override
    public Subject subject() {
        return new Subject("node", id.value(), organisation.value());
    }

    @Override
    public String leafType() {
        return "host.assigned";
    }

    @Override
    public Map<String, Object> document() {
        var document = new TreeMap<>(version.members(id, node));
        document.put("decidedBy", by.toString());
        return document;
    }
}
