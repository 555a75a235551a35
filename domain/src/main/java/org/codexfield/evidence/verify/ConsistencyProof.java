package org.codexfield.evidence.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.codexfield.shared.Digest;

/**
 * The proof that a tree begins with all leaves of an earlier one, unaltered: RFC 9162, section
 * 2.1.4.
 *
 * <p>As JSON, digests in lower-case hex: {@code {"fromSize":6,"toSize":8,"path":["0ebc...", ...]}}.
 *
 * @param fromSize the number of leaves of the earlier tree
 * @param toSize the number of leaves of the later tree, not less
 * @param path the hashes that both roots are made of, at most {@value #MAX_PATH}
 */
public record ConsistencyProof(long fromSize, long toSize, List<Digest> path) {

    /** The longest path that a tree can need. */
    public static final int MAX_PATH = InclusionProof.MAX_PATH + 1;

    /**
     * @throws ProofIsMalformed unless {@code 0 <= fromSize <= toSize} and the path is not too long
     */
    public ConsistencyProof {
        requireRange(fromSize, toSize);
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
    public static ConsistencyProof ofJson(JsonNode json) {
        var fields = new JsonFields(json, "consistency proof");
        fields.allowOnly("fromSize", "toSize", "path");
        return new ConsistencyProof(
                fields.number("fromSize"),
                fields.number("toSize"),
                fields.digests("path", MAX_PATH));
    }

    /** The JSON form. */
    public ObjectNode toJson() {
        var json = StrictJson.newObject();
        json.put("fromSize", fromSize).put("toSize", toSize);
        return JsonFields.putDigests(json, "path", path);
    }

    /**
     * Whether the path leads from the earlier root to the later one: RFC 9162, section 2.1.4.2.
     * Every tree extends the empty one; trees of one size must have one root.
     */
    public boolean proves(Digest fromRoot, Digest toRoot) {
        if (fromSize == 0) {
            return path.isEmpty()
                    && fromRoot.equals(MerkleTree.emptyRoot())
                    && (toSize > 0 || toRoot.equals(fromRoot));
        }
        if (fromSize == toSize) {
            return path.isEmpty() && fromRoot.equals(toRoot);
        }
        return !path.isEmpty() && leads(fromRoot, toRoot);
    }

    private boolean leads(Digest fromRoot, Digest toRoot) {
        // a complete earlier tree is one subtree of the later: its root is where the path begins
        boolean complete = Long.bitCount(fromSize) == 1;
        int lifted = Long.numberOfTrailingZeros(fromSize);
        long node = (fromSize - 1) >> lifted;
        long last = (toSize - 1) >> lifted;
        var earlier = complete ? fromRoot : path.get(0);
        var later = earlier;
        for (Digest hash : complete ? path : path.subList(1, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                earlier = MerkleTree.nodeHash(hash, earlier);
                later = MerkleTree.nodeHash(hash, later);
                int up = Long.numberOfTrailingZeros(node);
                node >>= up;
                last >>= up;
            } else {
                later = MerkleTree.nodeHash(later, hash);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && earlier.equals(fromRoot) && later.equals(toRoot);
    }

    static void requireRange(long fromSize, long toSize) {
        MerkleTree.requireSize(fromSize);
        MerkleTree.requireSize(toSize);
        if (fromSize > toSize) {
            throw new ProofIsMalformed("from " + fromSize + " leaves back to " + toSize);
        }
    }
}
