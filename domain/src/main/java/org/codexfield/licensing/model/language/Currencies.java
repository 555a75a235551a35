package org.codexfield.licensing.model.language;

import java.util.List;
import java.util.Set;

/** The currencies that a price can be in: ISO 4217. */
public final class Currencies {

    private static final List<String> CODES =
            Resource.texts(Resource.json("currencies-1.json").get("codes"));
    private static final Set<String> KNOWN = Set.copyOf(CODES);

    private Currencies() {}

    /** The codes of all. */
    public static List<String> codes() {
        return CODES;
    }

    /** Whether there is such a currency. */
    public static boolean knows(String code) {
        return KNOWN.contains(code);
    }
}
