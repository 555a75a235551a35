package org.codexfield.licensing;

import java.util.Locale;

/** Whether an offer takes requests. */
public enum OfferStatus {
    /** It takes requests. */
    OPEN,
    /** It takes no new ones; what was granted stays. */
    CLOSED;

    /** The name in addresses and documents, in kebab case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
