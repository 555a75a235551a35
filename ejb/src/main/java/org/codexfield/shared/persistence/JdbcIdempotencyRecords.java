package org.codexfield.shared.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.codexfield.shared.Digest;
import org.codexfield.shared.service.IdempotencyRecords;
import org.codexfield.shared.service.IdempotentCall;
import org.codexfield.shared.service.KeptAnswer;
import org.codexfield.shared.service.RequestIsUnderWay;

/** Answers in {@code portal.idempotency_record}. */
@ApplicationScoped
class JdbcIdempotencyRecords implements IdempotencyRecords {

    private static final int MAX_TARGET_CHARS = 1_000;

    /** A lock that was not had in time: H2, PostgreSQL, and H2's lost race for one row. */
    private static final Set<String> LOCK_STATES = Set.of("HYT00", "55P03", "90131", "40001");

    private Sql sql;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway.Init")
    protected JdbcIdempotencyRecords() {}

    @Inject
    JdbcIdempotencyRecords(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Kept> find(IdempotentCall call, Instant now) {
        return sql.find(
                "SELECT request_digest, status, location, etag, body FROM portal.idempotency_record"
                        + " WHERE caller = ? AND idempotency_key = ? AND expires_at > ?",
                List.of(call.caller(), call.key(), now),
                JdbcIdempotencyRecords::kept);
    }

    @Override
    public void reserve(IdempotentCall call, Instant now, Instant expiresAt) {
        try {
            sql.update(
                    "DELETE FROM portal.idempotency_record"
                            + " WHERE caller = ? AND idempotency_key = ? AND expires_at <= ?",
                    List.of(call.caller(), call.key(), now));
            sql.update(
                    "INSERT INTO portal.idempotency_record (caller, idempotency_key, target,"
                            + " request_digest, status, location, etag, body, created_at,"
                            + " expires_at) VALUES (?, ?, ?, ?, 0, '', '', '', ?, ?)",
                    List.of(
                            call.caller(),
                            call.key(),
                            shortened(call.target()),
                            call.request(),
                            now,
                            expiresAt));
        } catch (DatabaseFailed e) {
            if (e.constraintViolated() || lockWasTaken(e)) {
                throw new RequestIsUnderWay(e);
            }
            throw e;
        }
    }

    @Override
    public void complete(IdempotentCall call, KeptAnswer answer) {
        int completed =
                sql.update(
                        "UPDATE portal.idempotency_record SET status = ?, location = ?, etag = ?,"
                                + " body = ? WHERE caller = ? AND idempotency_key = ?",
                        List.of(
                                answer.status(),
                                answer.location(),
                                answer.etag(),
                                answer.body(),
                                call.caller(),
                                call.key()));
        if (completed != 1) {
            throw new IllegalStateException("The key was not reserved in this transaction.");
        }
    }

    @Override
    public int forgetExpired(Instant now, int most) {
        return sql.update(
                "DELETE FROM portal.idempotency_record WHERE (caller, idempotency_key) IN"
                        + " (SELECT caller, idempotency_key FROM portal.idempotency_record"
                        + " WHERE expires_at <= ? ORDER BY expires_at LIMIT ?)",
                List.of(now, most));
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                new Digest(row.getBytes("request_digest")),
                new KeptAnswer(
                        row.getInt("status"),
                        row.getString("location"),
                        row.getString("etag"),
                        row.getString("body")));
    }

    private static boolean lockWasTaken(DatabaseFailed e) {
        return e.getCause() instanceof SQLException cause
                && cause.getSQLState() != null
                && LOCK_STATES.contains(cause.getSQLState());
    }

    private static String shortened(String target) {
        return target.length() > MAX_TARGET_CHARS ? target.substring(0, MAX_TARGET_CHARS) : target;
    }
}
