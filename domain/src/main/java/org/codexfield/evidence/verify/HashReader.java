package org.codexfield.evidence.verify;

import java.util.List;
import org.codexfield.shared.Digest;

/**
 * Reads stored hashes of complete subtrees, so that a database can serve proofs: {@link
 * MerkleProver} asks once per proof, for at most {@code 2 log2(size)} hashes.
 */
@FunctionalInterface
public interface HashReader {

    /**
     * The hashes of these subtrees, in the order asked for.
     *
     * @param subtrees complete in the tree that is read; may be empty
     * @return as many hashes as were asked for; a missing one is a fault of the store, to be
     *     thrown, never left out
     */
    List<Digest> hashes(List<Subtree> subtrees);
}
