package org.codexfield.capsules;

import java.util.Locale;

/** Where a version stands. */
public enum VersionStatus {
    /** Being made; nobody outside its organisation sees it. */
    DRAFT,
    /** Signed and logged; never changes. Not in the catalogue yet. */
    SEALED,
    /** In the catalogue. */
    PUBLISHED,
    /** Taken back: its documents stay, its bytes are given to nobody; final. */
    WITHDRAWN;

    /** The name in addresses and views, for example {@code draft}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
