package org.codexfield.evidence.service;

import java.util.List;
import org.codexfield.shared.persistence.Sql;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Test;

final class PostgresqlAuditTest extends AuditContract {

    @Override
    TestDatabase fresh() {
        return TestDatabase.postgresql();
    }

    @Test
    void evenTheOwnerOfTheTables_cannotChangeOrRemoveEntries() {
        var owner = new Sql(database().migrator());
        for (var table : List.of("audit_entry", "document", "leaf", "subtree", "checkpoint")) {
            assertRefused(owner, "DELETE FROM evidence." + table);
            assertRefused(owner, "TRUNCATE evidence." + table);
        }
        assertRefused(owner, "UPDATE evidence.audit_entry SET command = 'x'");
        assertRefused(owner, "DELETE FROM evidence.log");
        assertRefused(owner, "UPDATE evidence.log SET tree_size = tree_size - 1");
        assertRefused(owner, "UPDATE evidence.log SET origin = 'other'");
    }
}
