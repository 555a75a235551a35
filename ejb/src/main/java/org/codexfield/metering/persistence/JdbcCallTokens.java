package org.codexfield.metering.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.codexfield.metering.model.CallTokens;
import org.codexfield.shared.Digest;
import org.codexfield.shared.persistence.Sql;

@Dependent
class JdbcCallTokens implements CallTokens {

    private final Sql sql;

    @Inject
    JdbcCallTokens(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean keep(Digest digest, UUID grant, String jws, Instant now) {
        return sql.update(
                        "INSERT INTO metering.call_token (digest, grant_id, body, kept_at)"
                                + " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                        List.of(digest, grant, jws, now))
                == 1;
    }

    @Override
    public Optional<Kept> find(Digest digest) {
        return sql.find(
                "SELECT body, kept_at FROM metering.call_token WHERE digest = ?",
                List.of(digest),
                row -> new Kept(row.getString("body"), Sql.instant(row, "kept_at")));
    }
}
