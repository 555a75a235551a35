package org.codexfield.evidence.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.codexfield.evidence.OutboxMessage;
import org.codexfield.evidence.Sealer;
import org.codexfield.evidence.model.OutboxEntries;
import org.codexfield.evidence.model.OutboxEntry;
import org.codexfield.evidence.model.OutboxEntry.State;
import org.codexfield.evidence.model.OutboxMessageIsUnknown;
import org.codexfield.shared.DomainException;
import org.codexfield.shared.persistence.Sql;
import org.jspecify.annotations.Nullable;

/**
 * Messages in {@code evidence.outbox_message}. Servers compete for a message by an update that
 * names what they read: one of them changes the row, the others change none. It needs no lock that
 * outlives the statement, and is the same in either database. Payloads stand there sealed until
 * they are erased.
 */
@Dependent
final class JdbcOutboxEntries implements OutboxEntries {

    private static final String SELECT =
            "SELECT id, topic, message_key, payload, state, attempts, next_attempt_at, last_error,"
                    + " created_at FROM evidence.outbox_message";
    private static final String DUE =
            " WHERE state IN ('PENDING', 'SENDING') AND next_attempt_at <= ?";

    private static final System.Logger LOG = System.getLogger(JdbcOutboxEntries.class.getName());

    private final Sql sql;
    private final Sealer sealer;

    @Inject
    JdbcOutboxEntries(Sql sql, Sealer sealer) {
        this.sql = sql;
        this.sealer = sealer;
    }

    @Override
    public void add(OutboxEntry entry) {
        var message = entry.message();
        sql.update(
                "INSERT INTO evidence.outbox_message (id, topic, message_key, payload, state,"
                        + " attempts, next_attempt_at, last_error, created_at) VALUES (?, ?, ?, ?,"
                        + " ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                List.of(
                        entry.id(),
                        message.topic(),
                        message.key(),
                        sealed(entry),
                        entry.state().name(),
                        entry.attempts(),
                        entry.nextAttemptAt(),
                        entry.lastError(),
                        entry.createdAt()));
    }

    @Override
    public OutboxEntry get(UUID id) {
        return sql.find(SELECT + " WHERE id = ?", List.of(id), this::entry)
                .orElseThrow(() -> new OutboxMessageIsUnknown(id));
    }

    @Override
    public List<String> dueTopics(Instant now) {
        return sql.list(
                "SELECT DISTINCT topic FROM evidence.outbox_message" + DUE + " ORDER BY topic",
                List.of(now),
                row -> row.getString("topic"));
    }

    @Override
    public List<OutboxEntry> due(String topic, Instant now, int limit) {
        return sql.list(
                SELECT + DUE + " AND topic = ? ORDER BY next_attempt_at, id LIMIT ?",
                List.of(now, topic, limit),
                this::entry);
    }

    @Override
    public boolean replace(OutboxEntry before, OutboxEntry after) {
        @Nullable Instant sentAt = after.state() == State.SENT ? after.nextAttemptAt() : null;
        var parameters =
                new ArrayList<@Nullable Object>(
                        Arrays.asList(
                                after.state().name(),
                                after.state().name(),
                                after.attempts(),
                                after.nextAttemptAt(),
                                after.lastError(),
                                sentAt));
        parameters.addAll(
                List.of(
                        before.id(),
                        before.state().name(),
                        before.attempts(),
                        before.nextAttemptAt()));
        return sql.update(
                        "UPDATE evidence.outbox_message SET state = ?, payload = CASE WHEN ? ="
                            + " 'SENT' THEN '' ELSE payload END, attempts = ?, next_attempt_at = ?,"
                            + " last_error = ?, sent_at = CAST(? AS TIMESTAMP WITH TIME ZONE) WHERE"
                            + " id = ? AND state = ? AND attempts = ? AND next_attempt_at = ?",
                        parameters)
                == 1;
    }

    @Override
    public void postpone(String topic, String reason, Instant now, Instant until) {
        sql.update(
                "UPDATE evidence.outbox_message SET last_error = ?, next_attempt_at = ? WHERE state"
                        + " = 'PENDING' AND topic = ? AND next_attempt_at <= ?",
                List.of(reason, until, topic, now));
    }

    private OutboxEntry entry(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new OutboxEntry(
                id,
                new OutboxMessage(
                        row.getString("topic"),
                        row.getString("message_key"),
                        opened(id, row.getString("payload"))),
                State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                Sql.instant(row, "next_attempt_at"),
                row.getString("last_error"),
                Sql.instant(row, "created_at"));
    }

    private String sealed(OutboxEntry entry) {
        var payload = entry.message().payload().getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(sealer.seal(entry.id(), payload));
    }

    /** One payload that was tampered with fails by itself, and holds up none behind it. */
    private String opened(UUID id, String sealed) {
        if (sealed.isEmpty()) {
            return "";
        }
        try {
            var payload = sealer.open(id, Base64.getDecoder().decode(sealed));
            return new String(payload, StandardCharsets.UTF_8);
        } catch (DomainException | IllegalArgumentException unreadable) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "The payload of message " + id + " cannot be opened",
                    unreadable);
            return "";
        }
    }
}
