package org.codexfield.licensing;

import java.util.Locale;

/** Where a grant stands; whether its time is over is a matter of the time. */
public enum GrantStatus {
    /** It holds until its end. */
    ACTIVE,
    /** It does not hold now, and may again. */
    SUSPENDED,
    /** It never holds again. */
    REVOKED;

    /** The name in addresses and documents, in kebab case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
