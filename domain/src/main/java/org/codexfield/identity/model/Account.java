package org.codexfield.identity.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.codexfield.evidence.Change;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.AccountOpened;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.PasswordChanged;
import org.codexfield.identity.PasswordResetRequested;
import org.codexfield.identity.SessionsEnded;
import org.codexfield.shared.Digest;
import org.codexfield.shared.Text;

/** A person's login. What the person may do hangs on memberships, not on this. */
@Entity
@Table(name = "account", schema = "identity")
public class Account {

    private static final int MAX_NAME = 200;

    @Id
    @Column(name = "id", nullable = false)
    private UUID id;

    @Column(name = "email", nullable = false)
    private String email;

    @Column(name = "display_name", nullable = false)
    private String displayName;

    @Column(name = "password_hash", nullable = false)
    private String passwordHash;

    @Column(name = "opened_at", nullable = false)
    private Instant openedAt;

    @Column(name = "sessions_valid_from", nullable = false)
    private Instant sessionsValidFrom;

    @Version
    @Column(name = "version", nullable = false)
    private long version;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected Account() {}

    /**
     * A new login.
     *
     * @param passwordHash the hash in PHC string format; empty when the identity provider alone
     *     knows the person
     */
    public Account(EmailAddress email, String displayName, String passwordHash, Instant now) {
        this.id = AccountId.next(now).value();
        this.email = email.value();
        this.displayName = Text.line("name", displayName, MAX_NAME);
        this.passwordHash = passwordHash;
        this.openedAt = now;
        this.sessionsValidFrom = now;
    }

    /** Tells that it was opened. */
    public AccountOpened opened() {
        return new AccountOpened(id(), Change.created(state()));
    }

    /** Sets another password; every session that began before ends. */
    public PasswordChanged changePassword(String hash, Instant now) {
        var before = state();
        passwordHash = hash;
        sessionsValidFrom = now;
        return new PasswordChanged(id(), new Change(before, state()));
    }

    /**
     * Ends every session that began before.
     *
     * @param before never moves back: a late notice ends nothing that began after it
     */
    public SessionsEnded endSessions(Instant before) {
        var was = state();
        if (before.isAfter(sessionsValidFrom)) {
            sessionsValidFrom = before;
        }
        return new SessionsEnded(id(), new Change(was, state()));
    }

    /** Tells that a link for a new password was asked for. */
    public PasswordResetRequested resetRequested() {
        return new PasswordResetRequested(id(), new Change(state(), state()));
    }

    /** Its identifier. */
    public AccountId id() {
        return new AccountId(id);
    }

    /** The address that the person signs in with. */
    public EmailAddress email() {
        return new EmailAddress(email);
    }

    /** The person's name. */
    public String displayName() {
        return displayName;
    }

    /** The hash in PHC string format; empty when there is none. */
    public String passwordHash() {
        return passwordHash;
    }

    /** Sessions that began earlier are over. */
    public Instant sessionsValidFrom() {
        return sessionsValidFrom;
    }

    private Digest state() {
        return StateDigest.of(
                Map.of(
                        "id", id.toString(),
                        "openedAt", openedAt.toString(),
                        "sessionsValidFrom", sessionsValidFrom.toString()));
    }
}
