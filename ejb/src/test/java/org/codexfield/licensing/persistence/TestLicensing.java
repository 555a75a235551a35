package org.codexfield.licensing.persistence;

import java.security.SecureRandom;
import java.time.Clock;
import org.codexfield.licensing.model.AccessRequests;
import org.codexfield.licensing.model.Grants;
import org.codexfield.licensing.model.IssuedCredentials;
import org.codexfield.licensing.model.Offers;
import org.codexfield.licensing.model.StatusLists;
import org.codexfield.licensing.service.LicensingViews;
import org.codexfield.shared.persistence.TestDatabase;

/** Licensing's adapters on one database. */
public final class TestLicensing {

    public final Offers offers;
    public final AccessRequests requests;
    public final Grants grants;
    public final StatusLists lists;
    public final IssuedCredentials credentials;
    public final LicensingViews views;

    /** Puts the adapters on a database. */
    public TestLicensing(TestDatabase database, Clock clock) {
        var offersInJpa = new JpaOffers();
        offersInJpa.entities = database.entityManager();
        offersInJpa.sql = database.sql();
        offersInJpa.clock = clock;
        var requestsInJpa = new JpaAccessRequests();
        requestsInJpa.entities = database.entityManager();
        requestsInJpa.sql = database.sql();
        var grantsInJpa = new JpaGrants();
        grantsInJpa.entities = database.entityManager();
        grantsInJpa.sql = database.sql();
        this.offers = offersInJpa;
        this.requests = requestsInJpa;
        this.grants = grantsInJpa;
        this.lists = new JdbcStatusLists(database.sql(), new SecureRandom(), clock);
        this.credentials = new JdbcIssuedCredentials(database.sql());
        this.views = new JdbcLicensingViews(database.sql());
    }
}
