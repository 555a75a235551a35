package org.codexfield.identity.model;

/** Where an organisation stands. */
public enum OrganisationStatus {
    /** Asked to take part; nobody can act for it yet. */
    REGISTERED,
    /** Takes part. */
    ACTIVE,
    /** Was refused, or nobody decided in time; its short name is free for another. */
    REJECTED,
    /** Stopped for now; its members can do nothing. */
    SUSPENDED
}
