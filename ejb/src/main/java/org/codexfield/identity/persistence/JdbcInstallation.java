package org.codexfield.identity.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.model.Installation;
import org.codexfield.shared.persistence.Sql;
import org.jspecify.annotations.Nullable;

/** Remembers what it read: it never changes. */
@ApplicationScoped
class JdbcInstallation implements Installation {

    private final Sql sql;
    private final AtomicReference<@Nullable Fixed> known = new AtomicReference<>();

    @Inject
    JdbcInstallation(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Fixed> find() {
        var remembered = known.get();
        if (remembered != null) {
            return Optional.of(remembered);
        }
        var found =
                sql.find(
                        "SELECT public_url, organisation_id, master_key_check, started_at"
                                + " FROM identity.installation",
                        List.of(),
                        row ->
                                new Fixed(
                                        row.getString("public_url"),
                                        new OrganisationId(
                                                row.getObject("organisation_id", UUID.class)),
                                        row.getBytes("master_key_check"),
                                        Sql.instant(row, "started_at")));
        found.ifPresent(known::set);
        return found;
    }

    @Override
    public void fix(Fixed fixed) {
        sql.update(
                "INSERT INTO identity.installation"
                        + " (singleton, public_url, organisation_id, master_key_check, started_at)"
                        + " VALUES (1, ?, ?, ?, ?)",
                List.of(
                        fixed.publicUrl(),
                        fixed.organisation().value(),
                        fixed.masterKeyCheck(),
                        fixed.startedAt()));
    }
}
