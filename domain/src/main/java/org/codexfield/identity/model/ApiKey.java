package org.codexfield.identity.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.codexfield.evidence.Change;
import org.codexfield.identity.ApiKeyGrant;
import org.codexfield.identity.ApiKeyId;
import org.codexfield.identity.ApiKeyIssued;
import org.codexfield.identity.ApiKeyRevoked;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.shared.Digest;

/** Lets a machine act as a member, with some of the member's roles, until it ends. */
@Entity
@Table(name = "api_key", schema = "identity")
public class ApiKey {

    /** How every key starts. */
    public static final String PREFIX = "cfk_";

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(366);

    @Id
    @Column(name = "id", nullable = false)
    private UUID id;

    @Column(name = "organisation_id", nullable = false)
    private UUID organisationId;

    @Column(name = "member_id", nullable = false)
    private UUID memberId;

    @Column(name = "name", nullable = false)
    private String name;

    @Column(name = "scopes", nullable = false)
    private String scopes;

    @Column(name = "secret_digest", nullable = false)
    private byte[] secretDigest;

    @Enumerated(EnumType.STRING)
    @Column(name = "status", nullable = false)
    private ApiKeyStatus status;

    @Column(name = "issued_at", nullable = false)
    private Instant issuedAt;

    @Column(name = "expires_at", nullable = false)
    private Instant expiresAt;

    @Version
    @Column(name = "version", nullable = false)
    private long version;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected ApiKey() {}

    /**
     * A new key.
     *
     * @throws ScopeExceedsRoles if the member lacks one of the scopes
     * @throws ExpiryIsOutOfBounds unless it ends within 366 days
     */
    public ApiKey(Member member, ApiKeyGrant grant, Digest secret, Instant now) {
        for (var role : grant.scopes()) {
            if (!member.roles().contains(role)) {
                throw new ScopeExceedsRoles(role.code());
            }
        }
        if (grant.expiresAt().isBefore(now.plus(SHORTEST))
                || grant.expiresAt().isAfter(now.plus(LONGEST))) {
            throw new ExpiryIsOutOfBounds();
        }
        this.id = ApiKeyId.next(now).value();
        this.organisationId = member.organisation().value();
        this.memberId = member.id().value();
        this.name = grant.name();
        this.scopes = RoleSet.text(grant.scopes());
        this.secretDigest = secret.bytes();
        this.status = ApiKeyStatus.ACTIVE;
        this.issuedAt = now;
        this.expiresAt = grant.expiresAt();
    }

    /** Tells that it was issued. */
    public ApiKeyIssued issued() {
        return new ApiKeyIssued(id(), organisation(), Change.created(state()));
    }

    /**
     * Makes it useless.
     *
     * @throws StateForbidsCommand if it is revoked already
     */
    public ApiKeyRevoked revoke() {
        IdentityCommand.REVOKE_API_KEY.requireState(status);
        var before = state();
        status = ApiKeyStatus.REVOKED;
        return new ApiKeyRevoked(id(), organisation(), new Change(before, state()));
    }

    /** Its identifier. */
    public ApiKeyId id() {
        return new ApiKeyId(id);
    }

    /** The organisation that it acts for. */
    public OrganisationId organisation() {
        return new OrganisationId(organisationId);
    }

    /** The member that it acts as. */
    public MemberId member() {
        return new MemberId(memberId);
    }

    /** Whether it opens anything. */
    public ApiKeyStatus status() {
        return status;
    }

    private Digest state() {
        return StateDigest.of(
                Map.of(
                        "id", id.toString(),
                        "organisation", organisationId.toString(),
                        "member", memberId.toString(),
                        "name", name,
                        "scopes", scopes,
                        "status", status.name(),
                        "issuedAt", issuedAt.toString(),
                        "expiresAt", expiresAt.toString()));
    }
}
