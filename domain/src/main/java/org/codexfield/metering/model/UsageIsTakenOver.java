package org.codexfield.metering.model;

/** Another gateway writes the receipts of reported calls that this one was about to write. */
public final class UsageIsTakenOver extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageIsTakenOver() {
        super("Another gateway writes these receipts, or they were written before");
    }
}
