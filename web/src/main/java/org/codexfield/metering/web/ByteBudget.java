package org.codexfield.metering.web;

import java.util.concurrent.atomic.AtomicLong;

/** So much memory for all calls together; whoever takes some of it gives it back. */
final class ByteBudget {

    private final long mostBytes;
    private final AtomicLong taken = new AtomicLong();

    ByteBudget(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Takes so much, if that much is left. */
    boolean take(long bytes) {
        if (taken.addAndGet(bytes) > mostBytes) {
            taken.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    /** Gives back what was taken. */
    void give(long bytes) {
        taken.addAndGet(-bytes);
    }

    /** How much is taken. */
    long taken() {
        return taken.get();
    }
}
