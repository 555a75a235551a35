package org.codexfield.shared.persistence;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

final class H2MigrationsTest extends MigrationsContract {

    private JdbcDataSource source = new JdbcDataSource();

    @Override
    DataSource empty() {
        source = TestDatabase.unmigratedH2();
        return source;
    }

    @Override
    void drop() {
        new Sql(source).update("SHUTDOWN IMMEDIATELY", List.of());
    }

    @Test
    void theApplicationsPassword_isTheOneConfiguredLast() throws SQLException {
        migrate();
        new Migrations(source, "codexfield", "it's another").migrate();
        var url = source.getUrl().replace(";DB_CLOSE_DELAY=-1", "");
        var application = new JdbcDataSource();
        application.setUrl(url);
        application.setUser("codexfield");
        application.setPassword("codexfield");

        assertThatThrownBy(application::getConnection).isInstanceOf(SQLException.class);
        application.setPassword("it's another");
        application.getConnection().close();
    }
}
