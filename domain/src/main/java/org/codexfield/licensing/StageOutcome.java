package org.codexfield.licensing;

import java.util.Locale;

/** How a stage of an approval route ended. */
public enum StageOutcome {
    /** The requesting organisation stands behind it. */
    VOUCHED,
    /** Advice was given. */
    ADVISED,
    /** It was approved at this stage. */
    APPROVED,
    /** A rule of the route approved it; nobody looked at it. */
    APPROVED_BY_RULE,
    /** It was given back to be changed. */
    RETURNED,
    /** It was refused. */
    REJECTED;

    /** The name in addresses and documents, in kebab case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
