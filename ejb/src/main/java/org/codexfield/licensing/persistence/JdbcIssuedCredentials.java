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
    public Optional<String> find(GrantId grant, Instant validUntil) {
        return sql.find(
                "SELECT jwt FROM licensing.issued_credential"
                        + " WHERE grant_id = ? AND valid_until = ?",
                List.of(grant.value(), validUntil),
                row -> row.getString(1));
    }

    @Override
    public void add(GrantId grant, Instant validUntil, String jwt, Instant now) {
        sql.update(
                "INSERT INTO licensing.issued_credential (grant_id, valid_until, jwt, issued_at)"
                        + " VALUES (?, ?, ?, ?)",
                List.of(grant.value(), validUntil, jwt, now));
    }
}
