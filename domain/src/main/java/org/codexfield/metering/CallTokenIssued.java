package org.codexfield.metering;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.codexfield.evidence.Change;
import org.codexfield.evidence.LoggedFact;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.licensing.GrantId;
import org.codexfield.shared.Digest;
import org.jspecify.annotations.Nullable;

/**
 * Who holds a grant signed that nodes outside of the gateway may report calls under it, and the
 * installation saw it for the first time.
 *
 * @param organisation who holds the grant
 * @param token the digest of the token's text
 * @param by who brought it; nobody where a node showed it with a call
 * @param shownBy the node that showed it, where nobody had brought it
 */
public record CallTokenIssued(
        UUID id,
        OrganisationId organisation,
        GrantId grant,
        Digest token,
        @Nullable MemberId by,
        @Nullable NodeId shownBy,
        Instant at)
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
        var document = new TreeMap<String, Object>();
        document.put("callToken", id.toString());
        document.put("grant", grant.toString());
        document.put("tokenDigest", token.hex());
        if (by != null) {
            document.put("decidedBy", by.toString());
        }
        if (shownBy != null) {
            document.put("shownBy", shownBy.toString());
        }
        return document;
    }
}
