package org.codexfield.shared.persistence;

import javax.sql.DataSource;

final class PostgresqlMigrationsTest extends MigrationsContract {

    private String name = "";

    @Override
    DataSource empty() {
        name = TestPostgres.createEmpty();
        return TestPostgres.source(name, "codexfield_migrator");
    }

    @Override
    void drop() {
        TestPostgres.drop(name);
    }
}
