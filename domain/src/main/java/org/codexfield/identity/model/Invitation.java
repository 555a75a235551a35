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
import java.util.Set;
import java.util.UUID;
import org.codexfield.evidence.Change;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.InvitationAccepted;
import org.codexfield.identity.InvitationId;
import org.codexfield.identity.InvitationRenewed;
import org.codexfield.identity.InvitationSent;
import org.codexfield.identity.InvitationWithdrawn;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.Role;
import org.codexfield.shared.Digest;

/** An offer to become a member, made by mail; whoever shows the link's token may accept. */
@Entity
@Table(name = "invitation", schema = "identity")
public class Invitation {

    /** How long a link can be used. */
    public static final Duration VALIDITY = Duration.ofDays(7);

    @Id
    @Column(name = "id", nullable = false)
    private UUID id;

    @Column(name = "organisation_id", nullable = false)
    private UUID organisationId;

    @Column(name = "email", nullable = false)
    private String email;

    @Column(name = "roles", nullable = false)
    private String roles;

    @Enumerated(EnumType.STRING)
    @Column(name = "status", nullable = false)
    private InvitationStatus status;

    @Column(name = "token_digest", nullable = false)
    private byte[] tokenDigest;

    @Column(name = "invited_by", nullable = false)
    private UUID invitedBy;

    @Column(name = "sent_at", nullable = false)
    private Instant sentAt;

    @Column(name = "expires_at", nullable = false)
    private Instant expiresAt;

    @Version
    @Column(name = "version", nullable = false)
    private long version;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected Invitation() {}

    /**
     * A new invitation.
     *
     * @param token the digest of the link's token
     * @param by the inviting member; the nil UUID when the installation itself invites
     */
    public Invitation(
            OrganisationId organisation,
            EmailAddress email,
            Set<Role> roles,
            Digest token,
            MemberId by,
            Instant now) {
        this.id = InvitationId.next(now).value();
        this.organisationId = organisation.value();
        this.email = email.value();
        this.roles = RoleSet.text(roles);
        this.status = InvitationStatus.PENDING;
        this.tokenDigest = token.bytes();
        this.invitedBy = by.value();
        this.sentAt = now;
        this.expiresAt = now.plus(VALIDITY);
    }

    /** Tells that it was sent. */
    public InvitationSent sent() {
        return new InvitationSent(id(), organisation(), Change.created(state()));
    }

    /**
     * Replaces the link by a new one.
     *
     * @throws StateForbidsCommand unless it is pending
     */
    public InvitationRenewed renew(Digest token, Instant now) {
        IdentityCommand.RENEW_INVITATION.requireState(status);
        var before = state();
        tokenDigest = token.bytes();
        sentAt = now;
        expiresAt = now.plus(VALIDITY);
        return new InvitationRenewed(id(), organisation(), new Change(before, state()));
    }

    /**
     * Takes it back.
     *
     * @throws StateForbidsCommand unless it is pending
     */
    public InvitationWithdrawn withdraw() {
        IdentityCommand.WITHDRAW_INVITATION.requireState(status);
        var before = state();
        status = InvitationStatus.WITHDRAWN;
        return new InvitationWithdrawn(id(), organisation(), new Change(before, state()));
    }

    /**
     * Accepts it.
     *
     * @throws TokenIsInvalid if it was used, withdrawn or has expired
     */
    public InvitationAccepted accept(Instant now) {
        requireOpen(now);
        var before = state();
        status = InvitationStatus.ACCEPTED;
        return new InvitationAccepted(id(), organisation(), new Change(before, state()));
    }

    /**
     * Goes on only while the link can be used.
     *
     * @throws TokenIsInvalid otherwise
     */
    public void requireOpen(Instant now) {
        if (status != InvitationStatus.PENDING || !now.isBefore(expiresAt)) {
            throw new TokenIsInvalid();
        }
    }

    /** Its identifier. */
    public InvitationId id() {
        return new InvitationId(id);
    }

    /** Where the person is invited to. */
    public OrganisationId organisation() {
        return new OrganisationId(organisationId);
    }

    /** Who is invited. */
    public EmailAddress email() {
        return new EmailAddress(email);
    }

    /** The roles that the person will have. */
    public Set<Role> roles() {
        return RoleSet.parse(roles);
    }

    /** Where it stands. */
    public InvitationStatus status() {
        return status;
    }

    private Digest state() {
        return StateDigest.of(
                Map.of(
                        "id", id.toString(),
                        "organisation", organisationId.toString(),
                        "roles", roles,
                        "status", status.name(),
                        "token", new Digest(tokenDigest).hex(),
                        "invitedBy", invitedBy.toString(),
                        "sentAt", sentAt.toString(),
                        "expiresAt", expiresAt.toString()));
    }
}
