package org.codexfield.metering;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.codexfield.evidence.Change;
import org.codexfield.evidence.LoggedFact;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.licensing.GrantId;
import org.codexfield.shared.Digest;

/** Who holds a grant signed that nodes outside of the gateway may report calls under it. */
public record CallTokenIssued(
        UUID id, OrganisationId organisation, GrantId grant, Digest token, MemberId by, Instant at)
        implements LoggedFact {

    @Override
    public Subject subject() {
        return new Subject("call-token", id, organisation.value());
    }

    @Override
    public Change change() {
        return Change.created(token);
    }

    @Override
    public String leafType() {
        return "call-token.issued";
    }

    @Override
    public Map<String, Object> document() {
        return Map.of(
                "callToken",
                id.toString(),
                "grant",
                grant.toString(),
                "tokenDigest",
                token.hex(),
                "decidedBy",
                by.toString());
    }
}
