package org.codexfield.identity.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.codexfield.identity.model.LoginAttempts;
import org.codexfield.shared.Digest;
import org.codexfield.shared.persistence.Sql;

@ApplicationScoped
class JdbcLoginAttempts implements LoginAttempts {

    private static final int FREE_FAILURES = 5;
    private static final int MAX_DOUBLINGS = 7;
    private static final Duration FIRST_BLOCK = Duration.ofSeconds(30);
    private static final Duration FORGET_AFTER = Duration.ofDays(1);

    private final Sql sql;

    @Inject
    JdbcLoginAttempts(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Instant> blockedUntil(Digest login, Instant now) {
        return sql.find(
                "SELECT blocked_until FROM identity.login_attempts"
                        + " WHERE login_digest = ? AND blocked_until > ?",
                List.of(login, now),
                row -> Sql.instant(row, "blocked_until"));
    }

    @Override
    public void failed(Digest login, Instant now) {
        sql.update(
                "DELETE FROM identity.login_attempts WHERE last_failure < ?",
                List.of(now.minus(FORGET_AFTER)));
        sql.update(
                "INSERT INTO identity.login_attempts"
                        + " (login_digest, failures, last_failure, blocked_until)"
                        + " VALUES (?, 0, ?, ?) ON CONFLICT DO NOTHING",
                List.of(login, now, now));
        sql.update(
                "UPDATE identity.login_attempts SET failures = failures + 1, last_failure = ?"
                        + " WHERE login_digest = ?",
                List.of(now, login));
        long failures =
                sql.number(
                        "SELECT failures FROM identity.login_attempts WHERE login_digest = ?",
                        List.of(login));
        if (failures >= FREE_FAILURES) {
            int doublings = (int) Math.min(failures - FREE_FAILURES, MAX_DOUBLINGS);
            sql.update(
                    "UPDATE identity.login_attempts SET blocked_until = ? WHERE login_digest = ?",
                    List.of(now.plus(FIRST_BLOCK.multipliedBy(1L << doublings)), login));
        }
    }

    @Override
    public void succeeded(Digest login) {
        sql.update("DELETE FROM identity.login_attempts WHERE login_digest = ?", List.of(login));
    }
}
