package org.codexfield.shared.persistence;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.Objects;
import org.codexfield.config.Settings;
import org.codexfield.shared.service.DatabaseFacts;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * Migrates the schema before anything else runs. Every other bean that starts by itself, or by a
 * timer, names this one in {@code @DependsOn}.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class MigrateOnStart {

    private static final System.Logger LOG = System.getLogger(MigrateOnStart.class.getName());

    @Inject private DataSources sources;
    @Inject private Settings settings;
    @Inject private Instance<JavaMigration> inJava;
    private @Nullable DatabaseFacts facts;

    @PostConstruct
    void migrate() {
        var user = settings.database();
        try {
            var migrations =
                    new Migrations(
                            sources.migrator(),
                            user.user(),
                            user.password().value(),
                            inJava.stream().toList());
            facts = migrations.migrate();
        } catch (SchemaIsUnusable e) {
            // the server reports the failed start in its own words: say why before it does
            LOG.log(System.Logger.Level.ERROR, e.getMessage());
            throw e;
        }
    }

    /** What database this is. */
    @Produces
    @jakarta.inject.Singleton
    public DatabaseFacts facts() {
        return Objects.requireNonNull(facts, "migrated before anything else runs");
    }
}
