package org.codexfield.shared.persistence;

import java.sql.SQLException;
import java.util.Locale;

/** The database did not do what it was asked; carries the statement, never its parameters. */
public final class DatabaseFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseFailed(String sql, SQLException cause) {
        super("Statement failed with state " + cause.getSQLState() + ": " + sql, cause);
    }

    /** Whether a unique key, a foreign key or a check refused the change (SQLSTATE class 23). */
    public boolean constraintViolated() {
        return getCause() instanceof SQLException sql
                && sql.getSQLState() != null
                && sql.getSQLState().startsWith("23");
    }

    /** Whether it is this constraint that refused the change; the databases name it in the text. */
    public boolean violates(String constraint) {
        return constraintViolated()
                && getCause() instanceof SQLException sql
                && String.valueOf(sql.getMessage()).toLowerCase(Locale.ROOT).contains(constraint);
    }
}
