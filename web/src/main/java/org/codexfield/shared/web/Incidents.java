package org.codexfield.shared.web;

import java.util.UUID;

/** Defects and outages: the log gets everything, the caller a number to name it by. */
final class Incidents {

    private static final System.Logger LOG = System.getLogger(Incidents.class.getName());

    private Incidents() {}

    /** Logs the failure, and gives the problem that the caller is told. */
    static Problem log(String method, String path, Throwable failure) {
        String incident = UUID.randomUUID().toString();
        LOG.log(
                System.Logger.Level.ERROR,
                () -> "Incident " + incident + " at " + method + " " + path,
                failure);
        return Problems.incident(incident);
    }

    /** Logs an outage: whoever runs the server must learn the reason that callers are not told. */
    static void logOutage(String method, String path, Throwable failure) {
        LOG.log(
                System.Logger.Level.WARNING,
                () -> "Unavailable at " + method + " " + path,
                failure);
    }
}
