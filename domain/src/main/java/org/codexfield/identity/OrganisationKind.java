package org.codexfield.identity;

/** What an organisation takes part as; in any combination. */
public enum OrganisationKind {
    /** Offers capsules. */
    PROVIDER,

    /** Uses capsules. */
    CONSUMER,

    /** Runs nodes. */
    NODE_OPERATOR,

    /** Vouches for its people: a university, a hospital. */
    INSTITUTION;
}
