package org.codexfield.identity.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.model.ExternalLogins;
import org.codexfield.shared.persistence.Sql;

@ApplicationScoped
class JdbcExternalLogins implements ExternalLogins {

    /** Longer than any session of the portal lasts. */
    private static final Duration FORGET_AFTER = Duration.ofDays(1);

    private final Sql sql;

    @Inject
    JdbcExternalLogins(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<AccountId> find(String issuer, String subject) {
        return sql.find(
                "SELECT account_id FROM identity.external_login WHERE issuer = ? AND subject = ?",
                List.of(issuer, subject),
                row -> new AccountId(row.getObject("account_id", UUID.class)));
    }

    @Override
    public boolean hasLogin(AccountId account, String issuer) {
        return sql.number(
                        "SELECT COUNT(*) FROM identity.external_login"
                                + " WHERE account_id = ? AND issuer = ?",
                        List.of(account.value(), issuer))
                > 0;
    }

    @Override
    public void link(String issuer, String subject, AccountId account) {
        sql.update(
                "INSERT INTO identity.external_login (issuer, subject, account_id)"
                        + " VALUES (?, ?, ?)",
                List.of(issuer, subject, account.value()));
    }

    @Override
    public void ended(String issuer, String sessionId, Instant now) {
        sql.update(
                "DELETE FROM identity.ended_session WHERE ended_at < ?",
                List.of(now.minus(FORGET_AFTER)));
        sql.update(
                "INSERT INTO identity.ended_session (issuer, session_id, ended_at)"
                        + " SELECT ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM identity.ended_session"
                        + " WHERE issuer = ? AND session_id = ?)",
                List.of(issuer, sessionId, now, issuer, sessionId));
    }
}
