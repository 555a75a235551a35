package org.codexfield.metering.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.codexfield.metering.model.Tariffs;
import org.codexfield.metering.verify.Tariff;
import org.codexfield.shared.Digest;
import org.codexfield.shared.persistence.Sql;

@Dependent
class JdbcTariffs implements Tariffs {

    private final Sql sql;

    @Inject
    JdbcTariffs(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Tariff> current() {
        return sql.find(
                "SELECT body FROM metering.tariff ORDER BY version DESC LIMIT 1",
                List.of(),
                JdbcTariffs::tariff);
    }

    @Override
    public Optional<Tariff> find(Digest digest) {
        return sql.find(
                "SELECT body FROM metering.tariff WHERE digest = ?",
                List.of(digest),
                JdbcTariffs::tariff);
    }

    @Override
    public boolean adopt(Tariff tariff, Instant now) {
        return sql.update(
                        "INSERT INTO metering.tariff (digest, version, body, adopted_at)"
                                + " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                        List.of(
                                tariff.digest(),
                                tariff.version(),
                                new String(tariff.bytes(), UTF_8),
                                now))
                == 1;
    }

    private static Tariff tariff(ResultSet row) throws SQLException {
        return Tariff.parse(row.getString("body").getBytes(UTF_8));
    }
}
