package org.codexfield.metering;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.codexfield.evidence.Change;
import org.codexfield.evidence.LoggedFact;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.shared.Digest;

/** The installation's operator stopped a node for now. */
public record NodeSuspended(
        NodeId id,
        OrganisationId organisation,
        NodeFacts node,
        MemberId by,
        Digest reason,
        Change change,
        Instant at)
        implements LoggedFact {

    @Override
    public Subject subject() {
        return new Subject("node", id.value(), organisation.value());
    }

    @Override
    public String leafType() {
        return "node.suspended";
    }

    @Override
    public Map<String, Object> document() {
        var document = new TreeMap<>(node.members(id));
        document.put("decidedBy", by.toString());
        document.put("reasonDigest", reason.hex());
        return document;
    }
}
