package org.codexfield.licensing;

import java.time.Instant;
import java.util.Map;
import org.codexfield.evidence.Change;
import org.codexfield.evidence.LoggedFact;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.OrganisationId;
import org.codexfield.shared.Digest;

/**
 * A capability credential was signed; logged while its key was in force, it counts for good.
 *
 * @param organisation the provider
 * @param grant the digest of the logged document by which the grant was made
 * @param credential the digest of the credential's text
 * @param kid the key that signed, a DID URL
 * @param publicKeyMultibase the key itself
 */
public record CapabilityIssued(
        GrantId id,
        OrganisationId organisation,
        Digest grant,
        Digest credential,
        String kid,
        String publicKeyMultibase,
        Instant at)
        implements LoggedFact {

    @Override
    public Subject subject() {
        return new Subject("capability-credential", id.value(), organisation.value());
    }

    @Override
    public Change change() {
        return Change.created(credential);
    }

    @Override
    public String leafType() {
        return "capability.issued";
    }

    @Override
    public Map<String, Object> document() {
        return Map.of(
                "grant",
                id.toString(),
                "grantDigest",
                grant.hex(),
                "credentialDigest",
                credential.hex(),
                "kid",
                kid,
                "publicKeyMultibase",
                publicKeyMultibase);
    }
}
