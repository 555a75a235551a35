package org.codexfield.metering.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.codexfield.metering.model.CallKeys;

/** Gives keys back whose calls came to nothing: at once, or when the database is there again. */
@ApplicationScoped
public class KeyReturns {

    private static final System.Logger LOG = System.getLogger(KeyReturns.class.getName());

    @Inject CallKeyDesk desk;

    private final Queue<CallKeys.Claim> owed = new ConcurrentLinkedQueue<>();

    void release(CallKeys.Claim claim) {
        try {
            desk.release(claim);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "A key is given back later", e);
            owed.add(claim);
        }
    }

    /** Tries again what could not be given back; every few seconds. */
    void again() {
        for (int left = owed.size(); left > 0; left--) {
            var claim = owed.poll();
            if (claim == null) {
                return;
            }
            release(claim);
        }
    }
}
