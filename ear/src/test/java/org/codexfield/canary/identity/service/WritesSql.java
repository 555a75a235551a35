package org.codexfield.canary.identity.service;

import java.sql.Connection;
import java.sql.SQLException;

/** Services reach the database through a port. */
public final class WritesSql {
    void forget(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("delete from identity.member");
        }
    }
}
