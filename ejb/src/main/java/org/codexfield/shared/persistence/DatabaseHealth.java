package org.codexfield.shared.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.codexfield.shared.HealthCheck;

/** The database answers. That the schema is migrated, a server that started has seen. */
@ApplicationScoped
public class DatabaseHealth implements HealthCheck {

    @Inject private Sql sql;

    @Override
    public String name() {
        return "database";
    }

    @Override
    public void check() {
        sql.number("SELECT count(*) FROM portal.idempotency_record WHERE 1 = 0", List.of());
    }
}
