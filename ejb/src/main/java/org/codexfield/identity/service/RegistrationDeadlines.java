package org.codexfield.identity.service;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.codexfield.evidence.Fact;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.model.Organisation;
import org.codexfield.identity.model.Organisations;

/** Ends registrations that nobody decided in time. */
@Stateless
@RolesAllowed("system")
public class RegistrationDeadlines {

    private static final int AT_ONCE = 200;

    @Inject Organisations organisations;
    @Inject Event<Fact> facts;
    @Inject Clock clock;

    /** Some registrations whose time is up. */
    public List<OrganisationId> lapsed() {
        return organisations.undecidedSince(clock.instant().minus(Organisation.WAITS), AT_ONCE);
    }

    /** Ends one, unless somebody was faster. */
    public void lapse(OrganisationId id) {
        organisations.get(id).lapse(clock.instant()).ifPresent(facts::fire);
    }
}
