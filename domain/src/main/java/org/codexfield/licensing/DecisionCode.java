package org.codexfield.licensing;

import java.util.Locale;

/**
 * How a decision came out. The order counts: of several permissions that do not hold, the one that
 * came furthest is told.
 */
public enum DecisionCode {
    /** A permission holds and no prohibition applies. */
    PERMITTED,
    /** The credential is revoked, suspended, over or unknown. */
    CREDENTIAL_DOES_NOT_HOLD,
    /** A cause of revocation has come, or nobody knows that it has not. */
    REVOKED,
    /** A prohibition applies. */
    FORBIDDEN,
    /** No permission is about this action. */
    ACTION_NOT_PERMITTED,
    /** A permission is, but not for this purpose. */
    PURPOSE_NOT_COVERED,
    /** A permission is, but its period has not begun. */
    NOT_YET,
    /** A permission is, but its period is over. */
    PERIOD_IS_OVER,
    /** A permission is, but not in this region. */
    REGION_NOT_COVERED,
    /** A fact that the permission depends on is unknown. */
    FACT_IS_UNKNOWN,
    /** The calls of a window are used up; they come back with the next. */
    CALLS_ARE_USED_UP;

    /** The stable name in kebab case, for example {@code calls-are-used-up}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
