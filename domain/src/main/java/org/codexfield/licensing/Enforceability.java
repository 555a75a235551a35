package org.codexfield.licensing;

import java.util.Locale;

/** What a term of a licence rests on. */
public enum Enforceability {
    /** The gateway checks it at each call. */
    ENFORCED,
    /** It is checked against what somebody else vouches for. */
    ATTESTED,
    /** It binds, but no machine here can see whether it is kept. */
    CONTRACTUAL;

    /** The stable name, for example {@code enforced}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
