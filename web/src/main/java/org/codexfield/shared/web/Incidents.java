package org.codexfield.shared.web;

import java.util.UUID;

/** Defects and outages: the log gets everything, the caller a number to name it by. */
final class Incidents {

    private static final System.Logger LOG = System.getLogger(Incidents.class.getName());

    private static final int SERVER_ERROR = 500;

    private Incidents() {}

    /** The problem that a failure is for the caller; logged, unless it is the caller's own. */
    static Problem problem(String method, String path, Throwable failure) {
        var known = Problems.of(failure);
        if (known.isEmpty()) {
            return log(method, path, failure);
        }
        if (known.get().status() >= SERVER_ERROR) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    () -> known.get().code() + " at " + method + " " + path,
                    failure);
        }
        return known.get();
    }

    private static Problem log(String method, String path, Throwable failure) {
        String incident = UUID.randomUUID().toString();
        LOG.log(
                System.Logger.Level.ERROR,
                () -> "Incident " + incident + " at " + method + " " + path,
                failure);
        return Problems.incident(incident);
    }
}
