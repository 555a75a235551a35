package org.codexfield.licensing.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.model.IssuedCredentials;
import org.codexfield.shared.persistence.Sql;

@ApplicationScoped
class JdbcIssuedCredentials implements IssuedCredentials {

    private final Sql sql;

    @Inject
    JdbcIssuedCredentials(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Issued> newest(GrantId grant, Instant validUntil) {
        return sql.find(
                "SELECT kid, jwt FROM licensing.capability_credential"
                        + " WHERE grant_id = ? AND valid_until = ?"
                        + " ORDER BY issued_at DESC LIMIT 1",
                List.of(grant.value(), validUntil),
                row -> new Issued(row.getString(1), row.getString(2)));
    }

    @Override
    public List<Issued> all(GrantId grant) {
        return sql.list(
                "SELECT kid, jwt FROM licensing.capability_credential WHERE grant_id = ?"
                        + " ORDER BY issued_at",
                List.of(grant.value()),
                row -> new Issued(row.getString(1), row.getString(2)));
    }

    @Override
    public void add(GrantId grant, Instant validUntil, Issued signed, Instant now) {
        sql.update(
                "INSERT INTO licensing.capability_credential (grant_id, valid_until, kid, jwt,"
                        + " issued_at) VALUES (?, ?, ?, ?, ?)",
                List.of(grant.value(), validUntil, signed.kid(), signed.jwt(), now));
    }
}
