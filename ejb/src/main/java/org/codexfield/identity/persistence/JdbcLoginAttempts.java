package org.codexfield.identity.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.codexfield.identity.model.LoginAttempts;
import org.codexfield.shared.Digest;
import org.codexfield.shared.persistence.Sql;

@ApplicationScoped
class JdbcLoginAttempts implements LoginAttempts {

    private static final int FREE_ATTEMPTS = 4;
    private static final int MAX_DOUBLINGS = 7;
    private static final Duration FIRST_BLOCK = Duration.ofSeconds(30);
    private static final Duration FORGET_AFTER = Duration.ofDays(1);

    private static final String MOMENT = "CAST(? AS TIMESTAMP(3) WITH TIME ZONE)";
    private static final String RESERVE = reserveStatement();

    private final Sql sql;

    @Inject
    JdbcLoginAttempts(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Instant> reserve(Digest login, Instant now) {
        sql.update(
                "DELETE FROM identity.login_attempts WHERE last_failure < ?",
                List.of(now.minus(FORGET_AFTER)));
        sql.update(
                "INSERT INTO identity.login_attempts"
                        + " (login_digest, failures, last_failure, blocked_until)"
                        + " VALUES (?, 0, ?, ?) ON CONFLICT DO NOTHING",
                List.of(login, now, now.minus(FIRST_BLOCK)));
        return sql.update(RESERVE, reservation(login, now)) == 1
                ? Optional.empty()
                : Optional.of(blockedUntil(login).orElse(now));
    }

    /** One statement, which names what it found: of attempts made at once it counts each alone. */
    private static List<Object> reservation(Digest login, Instant now) {
        var parameters = new ArrayList<Object>();
        parameters.add(now);
        for (int doublings = 0; doublings <= MAX_DOUBLINGS; doublings++) {
            parameters.add(now.plus(FIRST_BLOCK.multipliedBy(1L << doublings)));
        }
        parameters.add(login);
        parameters.add(now);
        return parameters;
    }

    private static String reserveStatement() {
        var block = new StringBuilder("CASE WHEN failures < " + FREE_ATTEMPTS);
        block.append(" THEN blocked_until");
        for (int doublings = 0; doublings < MAX_DOUBLINGS; doublings++) {
            block.append(" WHEN failures = ").append(FREE_ATTEMPTS + doublings);
            block.append(" THEN ").append(MOMENT);
        }
        return "UPDATE identity.login_attempts SET failures = failures + 1, last_failure = ?,"
                + " blocked_until = "
                + block
                + " ELSE "
                + MOMENT
                + " END WHERE login_digest = ? AND blocked_until <= ?";
    }

    private Optional<Instant> blockedUntil(Digest login) {
        return sql.find(
                "SELECT blocked_until FROM identity.login_attempts WHERE login_digest = ?",
                List.of(login),
                row -> Sql.instant(row, "blocked_until"));
    }

    @Override
    public void release(Digest login, Instant now) {
        sql.update(
                "UPDATE identity.login_attempts SET failures = failures - 1, blocked_until = ?"
                        + " WHERE login_digest = ? AND failures > 0",
                List.of(now.minus(FIRST_BLOCK), login));
    }

    @Override
    public void succeeded(Digest login) {
        sql.update("DELETE FROM identity.login_attempts WHERE login_digest = ?", List.of(login));
    }
}
