package org.codexfield.settlement.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.codexfield.settlement.model.LedgerDefect;
import org.codexfield.settlement.model.LedgerDefect.Kind;
import org.codexfield.settlement.model.LedgerDefects;
import org.codexfield.shared.persistence.Sql;

/** Sums that the database compares, each in one statement. */
@Dependent
class JdbcLedgerDefects implements LedgerDefects {

    private static final String ACCOUNT = "SELECT " + AccountRow.COLUMNS + ", ";
    private static final String FROM =
            " FROM settlement.ledger_account a LEFT JOIN settlement.ledger_balance b"
                    + " ON b.account_id = a.id ";

    /** An account without a row of its own stands nowhere: that is found as well. */
    private static final String BALANCES =
            ACCOUNT
                    + "b.balance_micro AS is_micro, COALESCE(s.total, 0) AS should_micro"
                    + FROM
                    + "LEFT JOIN (SELECT account_id, SUM(amount_micro) AS total"
                    + " FROM settlement.ledger_entry GROUP BY account_id) s ON s.account_id = a.id"
                    + " WHERE b.balance_micro IS NULL OR b.balance_micro <> COALESCE(s.total, 0)";

    private static final String HOLDS =
            ACCOUNT
                    + "b.held_micro AS is_micro, COALESCE(s.total, 0) AS should_micro"
                    + FROM
                    + "LEFT JOIN (SELECT account_id, SUM(amount_micro) AS total FROM"
                    + " settlement.hold WHERE state = 'HELD' GROUP BY account_id) s ON s.account_id"
                    + " = a.id WHERE b.held_micro <> COALESCE(s.total, 0)";

    private static final String LIMITS =
            ACCOUNT
                    + "CAST(b.balance_micro AS NUMERIC(40)) - b.held_micro AS is_micro,"
                    + " -b.limit_micro AS should_micro"
                    + FROM
                    + "WHERE a.purpose IN ('WALLET', 'RECEIVABLE') AND CAST(b.balance_micro AS"
                    + " NUMERIC(40)) - b.held_micro + b.limit_micro < 0";

    private static final String REVERSALS =
            "SELECT o.currency, o.sequence, oe.amount_micro AS is_micro, SUM(e.amount_micro) AS"
                + " taken FROM settlement.ledger_transaction t JOIN settlement.ledger_entry e ON"
                + " e.currency = t.currency AND e.sequence = t.sequence JOIN"
                + " settlement.ledger_transaction o ON o.currency = t.currency AND o.sequence ="
                + " t.reverses LEFT JOIN settlement.ledger_entry oe ON oe.currency = o.currency AND"
                + " oe.sequence = o.sequence AND oe.account_id = e.account_id GROUP BY o.currency,"
                + " o.sequence, oe.amount_micro, e.account_id HAVING oe.amount_micro IS NULL OR"
                + " SIGN(SUM(e.amount_micro)) = SIGN(oe.amount_micro) OR ABS(SUM(e.amount_micro)) >"
                + " ABS(oe.amount_micro)";

    private static final String HEADS =
            "SELECT currency, newest, transactions FROM (SELECT j.currency, j.transactions,"
                    + " COALESCE((SELECT MAX(t.sequence) FROM settlement.ledger_transaction t WHERE"
                    + " t.currency = j.currency), 0) AS newest FROM settlement.journal j) h WHERE"
                    + " newest > transactions";

    private final Sql sql;

    @Inject
    JdbcLedgerDefects(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<LedgerDefect> find(int most) {
        var found = new ArrayList<LedgerDefect>();
        found.addAll(accounts(Kind.BALANCE, BALANCES, most));
        found.addAll(accounts(Kind.HOLDS, HOLDS, most));
        found.addAll(accounts(Kind.LIMIT, LIMITS, most));
        found.addAll(
                sql.list(
                        HEADS,
                        List.of(),
                        row ->
                                new LedgerDefect(
                                        Kind.HEAD,
                                        row.getString("currency"),
                                        "transactions go on to "
                                                + row.getString("newest")
                                                + " behind the head at "
                                                + row.getString("transactions"))));
        found.addAll(
                sql.list(
                        REVERSALS + " LIMIT " + most,
                        List.of(),
                        row ->
                                new LedgerDefect(
                                        Kind.REVERSAL,
                                        row.getString("currency") + "/" + row.getLong("sequence"),
                                        "of "
                                                + row.getString("is_micro")
                                                + " were taken back "
                                                + row.getString("taken"))));
        return found;
    }

    private List<LedgerDefect> accounts(Kind kind, String query, int most) {
        return sql.list(
                query + " LIMIT " + most,
                List.of(),
                row ->
                        new LedgerDefect(
                                kind,
                                AccountRow.of(row).toString(),
                                "it is "
                                        + row.getString("is_micro")
                                        + " instead of "
                                        + row.getString("should_micro")));
    }
}
