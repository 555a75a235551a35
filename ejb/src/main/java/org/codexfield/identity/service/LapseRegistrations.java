package org.codexfield.identity.service;

import jakarta.annotation.security.RunAs;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.SystemCalls;
import org.codexfield.shared.service.StartGate;

/**
 * Looks every ten minutes for registrations whose time is up; each is ended in a transaction of its
 * own, and one that fails waits for the next time.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@DependsOn("MigrateOnStart")
@RunAs("system")
public class LapseRegistrations {

    private static final System.Logger LOG = System.getLogger(LapseRegistrations.class.getName());

    @Inject RegistrationDeadlines deadlines;
    @Inject StartGate gate;
    @Inject SystemCalls system;

    @Schedule(hour = "*", minute = "*/10", second = "41", persistent = false)
    void lapse() {
        if (!gate.isOpen()) {
            return;
        }
        system.begin();
        deadlines.lapsed().forEach(this::lapse);
    }

    private void lapse(OrganisationId id) {
        try {
            deadlines.lapse(id);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "The registration " + id + " waits on", e);
        }
    }
}
