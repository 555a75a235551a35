package org.codexfield.identity.model;

/** Where an organisation stands. */
public enum OrganisationStatus {
    /** Asked to take part; nobody can act for it yet. */
    REGISTERED,
    /** Takes part. */
    ACTIVE,
    /** Was refused; final. */
    REJECTED,
    /** Stopped for now; its members can do nothing. */
    SUSPENDED
}
