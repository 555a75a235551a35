package org.codexfield.evidence.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.codexfield.shared.Digest;

/**
 * The proof that a leaf stands at a position of a tree: RFC 9162, section 2.1.3.
 *
 * <p>As JSON, digests in lower-case hex: {@code {"leafIndex":3,"treeSize":8,"path":["9f86...",
 * ...]}}.
 *
 * @param leafIndex the leaf's position, from 0
 * @param treeSize the number of leaves of the tree that the proof is for
 * @param path the sibling hashes from the leaf up to the root, at most {@value #MAX_PATH}
 */
public record InclusionProof(long leafIndex, long treeSize, List<Digest> path) {

    /** The longest path that a tree can need. */
    public static final int MAX_PATH = 53;

    /**
     * @throws ProofIsMalformed unless the leaf is in the tree and the path is not too long
     */
    public InclusionProof {
        requireRange(leafIndex, treeSize);
        if (path.size() > MAX_PATH) {
            throw new ProofIsMalformed("a path of " + path.size() + " hashes");
        }
        path = List.copyOf(path);
    }

    /**
     * Reads the JSON form.
     *
     * @throws JsonIsMalformed if it has another shape
     * @throws ProofIsMalformed if it cannot be a proof
     */
    public static InclusionProof ofJson(JsonNode json) {
        var fields = new JsonFields(json, "inclusion proof");
        fields.allowOnly("leafIndex", "treeSize", "path");
        return new InclusionProof(
                fields.number("leafIndex"),
                fields.number("treeSize"),
                fields.digests("path", MAX_PATH));
    }

    /** The JSON form. */
    public ObjectNode toJson() {
        var json = StrictJson.newObject();
        json.put("leafIndex", leafIndex).put("treeSize", treeSize);
        return JsonFields.putDigests(json, "path", path);
    }

    /**
     * Whether the path leads from this leaf hash to this root: RFC 9162, section 2.1.3.2. The root
     * must come from a checkpoint of exactly {@link #treeSize()} leaves.
     */
    public boolean proves(Digest leafHash, Digest root) {
        long node = leafIndex;
        long last = treeSize - 1;
        var hash = leafHash;
        for (Digest sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = MerkleTree.nodeHash(sibling, hash);
                // a last node without a sibling moves up unchanged until it is a right child
                int lifted = Long.numberOfTrailingZeros(node);
                node >>= lifted;
                last >>= lifted;
            } else {
                hash = MerkleTree.nodeHash(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }

    static void requireRange(long leafIndex, long treeSize) {
        MerkleTree.requireSize(treeSize);
        if (leafIndex < 0 || leafIndex >= treeSize) {
            throw new ProofIsMalformed("leaf " + leafIndex + " of a tree of " + treeSize);
        }
    }
}
