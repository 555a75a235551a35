package org.codexfield.verifier;

import java.util.List;
import java.util.Optional;
import org.codexfield.evidence.verify.VerificationKey;
import org.codexfield.shared.Did;

/**
 * What whoever verifies knows from elsewhere.
 *
 * @param keys public keys of the installation; none when nothing was pinned
 * @param installation its DID, if a DID document was given
 * @param checkpoints signed notes that were kept; none when nothing was pinned
 */
record Trust(List<VerificationKey> keys, Optional<Did> installation, List<String> checkpoints) {

    Trust {
        keys = List.copyOf(keys);
        checkpoints = List.copyOf(checkpoints);
    }

    boolean isPinned() {
        return !keys.isEmpty();
    }
}
