package org.codexfield.evidence.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.codexfield.evidence.service.OutboxMessageView;
import org.codexfield.evidence.service.OutboxViews;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;
import org.codexfield.shared.persistence.Sql;
import org.codexfield.shared.persistence.SqlList;

/** Reads {@code evidence.outbox_message}, but never a payload. */
@Dependent
final class JdbcOutboxViews implements OutboxViews {

    private static final Set<String> ENDED = Set.of("SENT", "FAILED");

    private static final SqlList LIST =
            new SqlList(
                    "SELECT id, topic, message_key, state, attempts, next_attempt_at, last_error,"
                            + " created_at, sent_at FROM evidence.outbox_message",
                    Map.of(
                            "topic", "topic",
                            "state", "LOWER(state)",
                            "attempts", "attempts",
                            "nextAttemptAt", "next_attempt_at",
                            "createdAt", "created_at"),
                    List.of("message_key", "last_error"),
                    "created_at DESC, id DESC");

    private final Sql sql;

    @Inject
    JdbcOutboxViews(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Page<OutboxMessageView> page(ListQuery query) {
        return LIST.page(sql, query, "", List.of(), JdbcOutboxViews::view);
    }

    private static OutboxMessageView view(ResultSet row) throws SQLException {
        var state = row.getString("state");
        Optional<Instant> due =
                ENDED.contains(state)
                        ? Optional.empty()
                        : Optional.of(Sql.instant(row, "next_attempt_at"));
        return new OutboxMessageView(
                row.getObject("id", UUID.class),
                row.getString("topic"),
                row.getString("message_key"),
                state.toLowerCase(Locale.ROOT),
                row.getInt("attempts"),
                due,
                row.getString("last_error"),
                Sql.instant(row, "created_at"),
                Sql.optionalInstant(row, "sent_at"));
    }
}
