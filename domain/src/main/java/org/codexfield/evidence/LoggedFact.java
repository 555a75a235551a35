package org.codexfield.evidence;

import java.time.Instant;
import java.util.Map;

/**
 * A fact that is also a leaf of the log {@code decisions}. Its document is kept beside the log, so
 * that whoever may read it can show that the log holds its digest.
 */
public interface LoggedFact extends Fact {

    /** The leaf's type, for example {@code key.rotated}; at most 64 lower-case ASCII characters. */
    String leafType();

    /** When it happened; milliseconds count. */
    Instant at();

    /**
     * The members of the document besides {@code type}, {@code id} and {@code at}, which are added:
     * strings, integers below 2^53, booleans, lists and maps of these. People are named by id only.
     */
    Map<String, Object> document();
}
