package org.codexfield.identity.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.codexfield.identity.model.Cooldowns;
import org.codexfield.shared.Digest;
import org.codexfield.shared.persistence.Sql;

@ApplicationScoped
class JdbcCooldowns implements Cooldowns {

    private final Sql sql;

    @Inject
    JdbcCooldowns(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean begin(Digest what, Instant now, Duration pause) {
        sql.update("DELETE FROM identity.cooldown WHERE ends_at <= ?", List.of(now));
        int begun =
                sql.update(
                        "INSERT INTO identity.cooldown (name_digest, ends_at) VALUES (?, ?)"
                                + " ON CONFLICT DO NOTHING",
                        List.of(what, now.plus(pause)));
        return begun == 1;
    }
}
