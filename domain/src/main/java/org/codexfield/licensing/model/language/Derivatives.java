package org.codexfield.licensing.model.language;

import java.util.Optional;

/** What holds for works that are made from the capsule. */
public sealed interface Derivatives {

    /** They may be made, and may owe a share of what they earn. */
    record Permitted(Optional<Share> share) implements Derivatives {}

    /** They must not be made, whatever else permits it. */
    record Forbidden() implements Derivatives {}
}
