package org.codexfield.settlement.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.codexfield.settlement.LedgerAccount;
import org.codexfield.settlement.LedgerAccountId;
import org.codexfield.settlement.model.AccountState;
import org.codexfield.settlement.model.LedgerAccountIsUnknown;
import org.codexfield.settlement.model.LedgerAccounts;
import org.codexfield.shared.persistence.Parts;
import org.codexfield.shared.persistence.Sql;

/** Accounts in {@code settlement.ledger_account} and {@code ledger_balance}. */
@Dependent
class JdbcLedgerAccounts implements LedgerAccounts {

    private static final String STATE =
            "SELECT account_id, balance_micro, held_micro, limit_micro, closed"
                    + " FROM settlement.ledger_balance WHERE account_id ";

    private final Sql sql;

    @Inject
    JdbcLedgerAccounts(Sql sql) {
        this.sql = sql;
    }

    private record Place(LedgerAccount account, UUID id) {}

    @Override
    public Optional<AccountState> find(LedgerAccount account) {
        return id(account)
                .flatMap(id -> sql.find(STATE + "= ?", List.of(id), row -> state(account, row)));
    }

    @Override
    public AccountState lock(LedgerAccount account) {
        return id(account)
                .flatMap(
                        id ->
                                sql.find(
                                        STATE + "= ? FOR UPDATE",
                                        List.of(id),
                                        row -> state(account, row)))
                .orElseThrow(() -> new LedgerAccountIsUnknown(account));
    }

    private Optional<UUID> id(LedgerAccount account) {
        return sql.find(
                "SELECT id FROM settlement.ledger_account"
                        + " WHERE owner_id = ? AND currency = ? AND purpose = ?",
                List.of(AccountRow.owner(account), account.currency(), account.purpose().name()),
                row -> row.getObject("id", UUID.class));
    }

    @Override
    public List<AccountState> lock(Set<LedgerAccount> accounts, Instant now) {
        var known = places(accounts);
        var missing = new HashSet<>(accounts);
        known.values().forEach(missing::remove);
        begin(missing, now).forEach(place -> known.put(place.id(), place.account()));
        var states = new ArrayList<AccountState>();
        for (var part : Parts.of(known.keySet().stream().sorted().toList())) {
            states.addAll(
                    sql.list(
                            STATE + "IN " + Parts.places(part) + " ORDER BY account_id FOR UPDATE",
                            part,
                            row -> state(account(known, row), row)));
        }
        return states;
    }

    /** What has begun, by its identifier. */
    private Map<UUID, LedgerAccount> places(Set<LedgerAccount> accounts) {
        var known = new HashMap<UUID, LedgerAccount>();
        var owners = accounts.stream().map(AccountRow::owner).distinct().toList();
        for (var part : Parts.of(owners)) {
            sql
                    .list(
                            "SELECT a.id, "
                                    + AccountRow.COLUMNS
                                    + " FROM settlement.ledger_account a WHERE a.owner_id IN "
                                    + Parts.places(part),
                            part,
                            row -> new Place(AccountRow.of(row), row.getObject("id", UUID.class)))
                    .stream()
                    .filter(place -> accounts.contains(place.account()))
                    .forEach(place -> known.put(place.id(), place.account()));
        }
        return known;
    }

    /** Nobody else begins them meanwhile: the journals are locked. */
    private List<Place> begin(Set<LedgerAccount> missing, Instant now) {
        var begun =
                missing.stream()
                        .map(each -> new Place(each, LedgerAccountId.next(now).value()))
                        .toList();
        sql.batch(
                "INSERT INTO settlement.ledger_account (id, owner_id, currency, purpose)"
                        + " VALUES (?, ?, ?, ?)",
                begun.stream()
                        .map(
                                each ->
                                        List.of(
                                                each.id(),
                                                AccountRow.owner(each.account()),
                                                each.account().currency(),
                                                each.account().purpose().name()))
                        .toList());
        sql.batch(
                "INSERT INTO settlement.ledger_balance (account_id, purpose, balance_micro,"
                        + " held_micro, limit_micro, closed) VALUES (?, ?, 0, 0, 0, FALSE)",
                begun.stream()
                        .map(each -> List.of(each.id(), each.account().purpose().name()))
                        .toList());
        return begun;
    }

    private static LedgerAccount account(Map<UUID, LedgerAccount> known, ResultSet row)
            throws SQLException {
        var account = known.get(row.getObject("account_id", UUID.class));
        if (account == null) {
            throw new IllegalStateException("An account was read that was not asked for");
        }
        return account;
    }

    private static AccountState state(LedgerAccount account, ResultSet row) throws SQLException {
        return new AccountState(
                account,
                new LedgerAccountId(row.getObject("account_id", UUID.class)),
                row.getLong("balance_micro"),
                row.getLong("held_micro"),
                row.getLong("limit_micro"),
                row.getBoolean("closed"));
    }

    @Override
    public void save(Collection<AccountState> states) {
        sql.batch(
                "UPDATE settlement.ledger_balance SET balance_micro = ?, held_micro = ?,"
                        + " limit_micro = ?, closed = ? WHERE account_id = ?",
                states.stream()
                        .map(
                                each ->
                                        List.of(
                                                each.balanceMicro(),
                                                each.heldMicro(),
                                                each.limitMicro(),
                                                each.closed(),
                                                each.id().value()))
                        .toList());
    }
}
