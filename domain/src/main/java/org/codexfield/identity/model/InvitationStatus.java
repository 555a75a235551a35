package org.codexfield.identity.model;

/** Where an invitation stands. */
public enum InvitationStatus {
    /** Sent, not yet accepted; may have expired. */
    PENDING,
    /** Accepted; final. */
    ACCEPTED,
    /** Withdrawn; final. */
    WITHDRAWN
}
