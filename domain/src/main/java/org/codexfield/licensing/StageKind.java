package org.codexfield.licensing;

import java.util.Locale;

/** What is done at a stage of an approval route. */
public enum StageKind {
    /** The signing official of the requesting organisation vouches for the request. */
    SIGN_OFF,
    /** Somebody of the provider gives advice. */
    REVIEW,
    /** Somebody of the provider decides. */
    APPROVAL;

    /** The name in addresses and documents, in kebab case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
