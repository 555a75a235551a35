package org.codexfield.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code mvn -Prun} puts into a new database, by the portal's own interfaces, so that a
 * stranger has something to look at and accounts to sign in with.
 */
public interface SampleData {

    /**
     * An account to print when the portal is ready.
     *
     * @param login what to sign in with
     * @param password in clear: these accounts exist in sample data only
     * @param what whose account it is, and what it may do
     */
    record Account(String login, String password, String what) {}

    /**
     * A portal that was started for the first time.
     *
     * @param address its public address
     * @param log where the first start wrote the operator's one-time link
     * @param mail where its mail goes
     */
    record NewPortal(URI address, Path log, MailSink mail) {}

    /** Fills a portal without organisations; called once for a database. */
    void load(NewPortal portal);

    /** The accounts that {@link #load} makes. */
    List<Account> accounts();

    /** Leaves the portal empty. */
    static SampleData none() {
        return new SampleData() {
            @Override
            public void load(NewPortal portal) {
                // nothing to load
            }

            @Override
            public List<Account> accounts() {
                return List.of();
            }
        };
    }
}
