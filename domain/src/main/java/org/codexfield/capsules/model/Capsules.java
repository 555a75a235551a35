package org.codexfield.capsules.model;

import java.util.Optional;
import org.codexfield.capsules.CapsuleId;
import org.codexfield.capsules.verify.CapsuleName;

/** The capsules that are kept. */
public interface Capsules {

    /** Keeps a new one. */
    void add(Capsule capsule);

    /** The capsule of this name, or {@link CapsuleIsUnknown}. */
    Capsule get(CapsuleName name);

    /** The capsule of this name, if there is one. */
    Optional<Capsule> find(CapsuleName name);

    /** The capsule, locked until the transaction ends. */
    Capsule lock(CapsuleId id);

    /** Counts a capsule that came into the catalogue (1), or went out of it (-1). */
    void count(Capsule capsule, int change);
}
