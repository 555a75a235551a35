package org.codexfield.capsules;

import java.util.Set;
import org.codexfield.capsules.verify.CapsuleName;

/**
 * For which purposes each capsule can be had. Who gives access to capsules says so here, and the
 * catalogue is narrowed by it; nothing is decided by it.
 */
public interface OfferedPurposes {

    /**
     * Says it anew.
     *
     * @param purposes codes, narrower ones that a broader one covers included; empty when the
     *     capsule cannot be had
     */
    void replace(CapsuleName capsule, Set<String> purposes);
}
