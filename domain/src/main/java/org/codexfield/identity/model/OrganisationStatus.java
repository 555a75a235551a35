package org.codexfield.identity.model;

/** Where an organisation stands. */
public enum OrganisationStatus {
    /** Asked to take part; nobody can act for it yet. */
    REGISTERED,
    /** Takes part. */
    ACTIVE,
    /** Was refused; its short name is free to be registered again. */
    REJECTED,
    /** Stopped for now; its members can do nothing. */
    SUSPENDED
}
