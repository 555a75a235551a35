package org.codexfield.metering.model;

/** What became of a backfill that was asked for. */
public enum BackfillState {
    /** The payer has not decided. */
    ASKED,
    /** The payer lets the calls be reported. */
    APPROVED,
    /** The payer does not. */
    DECLINED
}
