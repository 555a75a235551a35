package org.codexfield.metering.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.codexfield.identity.MemberId;
import org.codexfield.metering.ReceiptId;
import org.codexfield.metering.model.ReceiptCorrections;
import org.codexfield.metering.verify.CorrectionKind;
import org.codexfield.shared.persistence.Sql;

@Dependent
class JdbcReceiptCorrections implements ReceiptCorrections {

    private final Sql sql;

    @Inject
    JdbcReceiptCorrections(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean add(Kept correction) {
        return sql.update(
                        "INSERT INTO metering.correction (original, receipt_id, kind, reason,"
                                + " decided_by, decided_at) VALUES (?, ?, ?, ?, ?, ?)"
                                + " ON CONFLICT DO NOTHING",
                        List.of(
                                correction.original().value(),
                                correction.receipt().value(),
                                correction.kind().name(),
                                correction.reason(),
                                correction.decidedBy().value(),
                                correction.decidedAt()))
                == 1;
    }

    @Override
    public Optional<Kept> find(ReceiptId either) {
        return sql.find(
                "SELECT original, receipt_id, kind, reason, decided_by, decided_at"
                        + " FROM metering.correction WHERE original = ? OR receipt_id = ?",
                List.of(either.value(), either.value()),
                row ->
                        new Kept(
                                new ReceiptId(row.getObject("original", UUID.class)),
                                new ReceiptId(row.getObject("receipt_id", UUID.class)),
                                CorrectionKind.valueOf(row.getString("kind")),
                                row.getString("reason"),
                                new MemberId(row.getObject("decided_by", UUID.class)),
                                Sql.instant(row, "decided_at")));
    }
}
