package org.codexfield.licensing;

import java.util.Locale;

/** Where an access request stands. */
public enum RequestStatus {
    /** Being written; its requester alone sees it. */
    DRAFT,
    /** Waits until the own organisation vouches for it. */
    SUBMITTED,
    /** The provider looks at it. */
    IN_REVIEW,
    /** The requester is asked to change it; the clock stands still. */
    RETURNED,
    /** A grant was made of it. */
    APPROVED,
    /** The provider said no. */
    REJECTED,
    /** The requester took it back. */
    WITHDRAWN,
    /** Nobody decided in time. */
    LAPSED;

    /** The name in addresses and documents, in kebab case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
