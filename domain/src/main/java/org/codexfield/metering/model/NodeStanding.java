package org.codexfield.metering.model;

/** How a node stands with those who decide about it; whether it is heard of is another matter. */
public enum NodeStanding {
    /** It may host and serve. */
    GOOD,
    /** The installation's operator stopped it for now. */
    SUSPENDED,
    /** Its operator took it out for good. */
    WITHDRAWN
}
