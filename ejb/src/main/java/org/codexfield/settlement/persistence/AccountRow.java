package org.codexfield.settlement.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.codexfield.identity.OrganisationId;
import org.codexfield.settlement.AccountPurpose;
import org.codexfield.settlement.LedgerAccount;

/** An account in {@code settlement.ledger_account}; the nil UUID owns the platform's. */
final class AccountRow {

    /** What names an account, of the table under the name {@code a}. */
    static final String COLUMNS = "a.owner_id, a.purpose, a.currency";

    private static final UUID PLATFORM = new UUID(0, 0);

    private AccountRow() {}

    static LedgerAccount of(ResultSet row) throws SQLException {
        var owner = row.getObject("owner_id", UUID.class);
        return new LedgerAccount(
                owner.equals(PLATFORM) ? Optional.empty() : Optional.of(new OrganisationId(owner)),
                AccountPurpose.valueOf(row.getString("purpose")),
                row.getString("currency"));
    }

    static UUID owner(LedgerAccount account) {
        return account.organisation().map(OrganisationId::value).orElse(PLATFORM);
    }
}
