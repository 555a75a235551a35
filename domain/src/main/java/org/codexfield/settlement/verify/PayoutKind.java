package org.codexfield.settlement.verify;

import java.util.Locale;

/** For what somebody is paid. */
public enum PayoutKind {
    /** For running the installation. */
    PLATFORM,
    /** For the node that served it. */
    COMPUTE,
    /** By fixed shares of descendants. */
    FIXED,
    /** What one's versions kept of what flowed to them; what is left over is its version's. */
    KEPT,
    /** As owner of direct data parents, by the default plan. */
    DATA;

    /** The name in answers, for example {@code platform}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
