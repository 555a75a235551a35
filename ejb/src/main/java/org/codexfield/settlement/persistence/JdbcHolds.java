package org.codexfield.settlement.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.codexfield.settlement.HoldId;
import org.codexfield.settlement.TransactionId;
import org.codexfield.settlement.model.Hold;
import org.codexfield.settlement.model.HoldIsUnknown;
import org.codexfield.settlement.model.HoldRequest;
import org.codexfield.settlement.model.HoldState;
import org.codexfield.settlement.model.Holds;
import org.codexfield.settlement.model.LedgerReferenceIsTaken;
import org.codexfield.shared.persistence.DatabaseFailed;
import org.codexfield.shared.persistence.Sql;

/** Holds in {@code settlement.hold}. */
@Dependent
class JdbcHolds implements Holds {

    private static final String HOLD =
            "SELECT h.id, h.reference, h.amount_micro, h.expires_at, h.state, h.captured_by, "
                    + AccountRow.COLUMNS
                    + " FROM settlement.hold h"
                    + " JOIN settlement.ledger_account a ON a.id = h.account_id";

    private final Sql sql;

    @Inject
    JdbcHolds(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Hold> find(String reference) {
        return sql.find(HOLD + " WHERE h.reference = ?", List.of(reference), JdbcHolds::hold);
    }

    @Override
    public Hold get(HoldId id) {
        return sql.find(HOLD + " WHERE h.id = ?", List.of(id.value()), JdbcHolds::hold)
                .orElseThrow(() -> new HoldIsUnknown(id));
    }

    private static Hold hold(ResultSet row) throws SQLException {
        return new Hold(
                new HoldId(row.getObject("id", UUID.class)),
                new HoldRequest(
                        row.getString("reference"),
                        AccountRow.of(row),
                        row.getLong("amount_micro"),
                        Sql.instant(row, "expires_at")),
                HoldState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getObject("captured_by", UUID.class))
                        .map(TransactionId::new));
    }

    @Override
    public void add(Hold hold) {
        var request = hold.request();
        try {
            sql.update(
                    "INSERT INTO settlement.hold (id, reference, amount_micro, expires_at, state,"
                            + " account_id) VALUES (?, ?, ?, ?, ?, (SELECT id FROM"
                            + " settlement.ledger_account WHERE owner_id = ? AND currency = ?"
                            + " AND purpose = ?))",
                    List.of(
                            hold.id().value(),
                            request.reference(),
                            request.amountMicro(),
                            request.expiresAt(),
                            hold.state().name(),
                            AccountRow.owner(request.account()),
                            request.account().currency(),
                            request.account().purpose().name()));
        } catch (DatabaseFailed e) {
            // of two at once on different accounts
            if (e.violates("hold_reference")) {
                throw new LedgerReferenceIsTaken(request.reference());
            }
            throw e;
        }
    }

    @Override
    public void save(Hold hold) {
        sql.update(
                "UPDATE settlement.hold SET state = ?, captured_by = ? WHERE id = ?",
                Arrays.asList(
                        hold.state().name(),
                        hold.captured().map(TransactionId::value).orElse(null),
                        hold.id().value()));
    }

    @Override
    public List<HoldId> overdue(Instant now, int most) {
        return sql.list(
                "SELECT id FROM (SELECT id, account_id FROM settlement.hold WHERE state = 'HELD'"
                        + " AND expires_at <= ? ORDER BY expires_at LIMIT ?) due"
                        + " ORDER BY account_id",
                List.of(now, most),
                row -> new HoldId(row.getObject("id", UUID.class)));
    }
}
