package org.codexfield.shared.persistence;

import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Produces;
import javax.sql.DataSource;

/**
 * The server's two data sources, under the names that the EAR gives them on every server. Injected
 * as resources, so that a server that is starting up makes them before it starts the application.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class DataSources {

    @Resource(lookup = "java:app/env/jdbc/codexfield")
    private DataSource application;

    @Resource(lookup = "java:app/env/jdbc/codexfield-migrator")
    private DataSource migrator;

    /** Speaks to the database as the application's user, in the running transaction. */
    @Produces
    @jakarta.inject.Singleton
    public Sql sql() {
        return new Sql(application);
    }

    /** Connects as the owner of the tables; takes part in no transaction. */
    public DataSource migrator() {
        return migrator;
    }
}
