package org.codexfield.evidence.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.codexfield.shared.Digest;

/** A log in memory, and the definition of RFC 9162, section 2.1.1 taken at its word. */
final class MerkleFixture {

    private final Map<Subtree, Digest> stored = new HashMap<>();
    private final List<Digest> leafHashes = new ArrayList<>();
    private MerkleFrontier frontier = MerkleFrontier.EMPTY;

    static MerkleFixture ofSize(int size) {
        var log = new MerkleFixture();
        for (int i = 0; i < size; i++) {
            log.append(("leaf " + i).getBytes(UTF_8));
        }
        return log;
    }

    void append(byte[] leaf) {
        var hash = MerkleTree.leafHash(leaf);
        leafHashes.add(hash);
        frontier =
                frontier.append(
                        hash,
                        (subtree, completed) -> {
                            if (stored.put(subtree, completed) != null) {
                                throw new AssertionError(subtree + " completed twice");
                            }
                        });
    }

    MerkleFrontier frontier() {
        return frontier;
    }

    Digest leafHash(int index) {
        return leafHashes.get(index);
    }

    int storedHashes() {
        return stored.size();
    }

    MerkleProver prover() {
        return new MerkleProver(this::read);
    }

    List<Digest> read(List<Subtree> subtrees) {
        return subtrees.stream()
                .map(
                        subtree -> {
                            var hash = stored.get(subtree);
                            if (hash == null) {
                                throw new AssertionError(subtree + " is not complete");
                            }
                            return hash;
                        })
                .collect(Collectors.toList());
    }

    /** MTH(D[0:size]). */
    Digest definedRoot(int size) {
        return size == 0 ? Digest.of(new byte[0]) : defined(0, size);
    }

    private Digest defined(int start, int end) {
        if (end - start == 1) {
            return leafHashes.get(start);
        }
        int split = 1;
        while (split * 2 < end - start) {
            split *= 2;
        }
        var input = new byte[65];
        input[0] = 1;
        System.arraycopy(defined(start, start + split).bytes(), 0, input, 1, 32);
        System.arraycopy(defined(start + split, end).bytes(), 0, input, 33, 32);
        return Digest.of(input);
    }

    static Digest flip(Digest digest, int bit) {
        var bytes = digest.bytes();
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        return new Digest(bytes);
    }

    static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
