package org.codexfield.shared.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whether the whole application has started. A server fires timers before that, and goes on firing
 * them when a start-up bean has refused the start: a copy of a database, started under another
 * address, would send the mail of the original. So every timer looks here first.
 */
@ApplicationScoped
public class StartGate {

    private final AtomicBoolean open = new AtomicBoolean();

    /** Called once, by the part that starts last. */
    public void open() {
        open.set(true);
    }

    /** Whether timers may act. */
    public boolean isOpen() {
        return open.get();
    }
}
