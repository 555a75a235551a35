package org.codexfield.metering.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.codexfield.metering.ReceiptId;
import org.codexfield.metering.model.CallKeys;
import org.codexfield.shared.Digest;
import org.codexfield.shared.persistence.Sql;

@Dependent
class JdbcCallKeys implements CallKeys {

    private static final UUID NOBODY = new UUID(0, 0);
    private static final String HELD =
            " WHERE source = ? AND call_key = ? AND holder = ? AND receipt_id IS NULL";

    private final Sql sql;

    @Inject
    JdbcCallKeys(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Taken take(Key key, Digest payload, ReceiptId receipt, UUID run) {
        int taken =
                sql.update(
                        "INSERT INTO metering.call_key (source, call_key, payload, run_id, holder)"
                                + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                        List.of(key.source(), key.key(), payload, run, receipt.value()));
        if (taken == 0) {
            // its gateway is gone and wrote no receipt: nobody will
            taken =
                    sql.update(
                            "UPDATE metering.call_key SET payload = ?, run_id = ?, holder = ?"
                                    + " WHERE source = ? AND call_key = ? AND receipt_id IS NULL"
                                    + " AND run_id NOT IN (SELECT run_id FROM metering.gateway"
                                    + " WHERE alive_until >= CURRENT_TIMESTAMP)",
                            List.of(payload, run, receipt.value(), key.source(), key.key()));
        }
        if (taken > 0) {
            return new Taken(true, payload, Optional.empty());
        }
        return sql.find(
                        "SELECT payload, receipt_id FROM metering.call_key"
                                + " WHERE source = ? AND call_key = ?",
                        List.of(key.source(), key.key()),
                        row ->
                                new Taken(
                                        false,
                                        new Digest(row.getBytes("payload")),
                                        Optional.ofNullable(row.getObject("receipt_id", UUID.class))
                                                .map(ReceiptId::new)))
                .orElseThrow();
    }

    @Override
    public void release(Claim claim) {
        // nobody else's, and no longer anybody's: whoever sends it again takes it
        sql.update(
                "UPDATE metering.call_key SET run_id = ?" + HELD,
                List.of(NOBODY, claim.key().source(), claim.key().key(), claim.receipt().value()));
    }

    @Override
    public Set<Claim> answer(List<Claim> claims) {
        var changed =
                sql.batch(
                        "UPDATE metering.call_key SET receipt_id = ?" + HELD,
                        claims.stream()
                                .map(
                                        claim ->
                                                List.of(
                                                        claim.receipt().value(),
                                                        claim.key().source(),
                                                        claim.key().key(),
                                                        claim.receipt().value()))
                                .toList());
        return IntStream.range(0, claims.size())
                .filter(i -> changed[i] == 0)
                .mapToObj(claims::get)
                .collect(Collectors.toUnmodifiableSet());
    }
}
