package org.codexfield.evidence.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.codexfield.evidence.verify.HashReader;
import org.codexfield.evidence.verify.MerkleTree;
import org.codexfield.evidence.verify.Subtree;
import org.codexfield.shared.Digest;

/**
 * Finds the hash of any complete subtree where only the levels 0, 8, 16 and 24 are stored. A hash
 * in between is computed from at most 256 stored ones, which stand side by side: one range read,
 * remembered, because the neighbours in a proof need the same range.
 *
 * <p>So a proof in a tree of 10,000,000 leaves costs at most six range reads. One instance serves
 * one proof.
 */
public final class TiledHashes implements HashReader {

    /** How many stored hashes stand side by side. */
    public static final int TILE_WIDTH = 256;

    private static final int TILE_HEIGHT = 8;
    private static final int TOP_LEVEL = 24;

    private final Tiles tiles;
    private final Map<Subtree, List<Digest>> read = new HashMap<>();

    /** Where the stored hashes are. */
    @FunctionalInterface
    public interface Tiles {
        /**
         * The stored hashes of a level, from an index on and without a gap: {@value #TILE_WIDTH},
         * or fewer at the right edge of the tree.
         */
        List<Digest> from(Subtree first);
    }

    /** Reads from these tiles. */
    public TiledHashes(Tiles tiles) {
        this.tiles = tiles;
    }

    /** Whether hashes of this level are stored, leaves aside. */
    public static boolean isKept(int level) {
        return level > 0 && level <= TOP_LEVEL && level % TILE_HEIGHT == 0;
    }

    @Override
    public List<Digest> hashes(List<Subtree> subtrees) {
        return subtrees.stream().map(this::hash).toList();
    }

    private Digest hash(Subtree subtree) {
        int stored = Math.min(TOP_LEVEL, subtree.level() / TILE_HEIGHT * TILE_HEIGHT);
        int height = subtree.level() - stored;
        if (height > TILE_HEIGHT) {
            return MerkleTree.nodeHash(
                    hash(new Subtree(subtree.level() - 1, 2 * subtree.index())),
                    hash(new Subtree(subtree.level() - 1, 2 * subtree.index() + 1)));
        }
        long first = subtree.index() << height;
        var tile = new Subtree(stored, first / TILE_WIDTH * TILE_WIDTH);
        var hashes = read.computeIfAbsent(tile, tiles::from);
        int start = (int) (first % TILE_WIDTH);
        int end = start + (1 << height);
        if (hashes.size() < end) {
            throw new LogIsDamaged("the hash of " + subtree + " is missing");
        }
        return fold(hashes.subList(start, end));
    }

    private static Digest fold(List<Digest> hashes) {
        var level = hashes;
        while (level.size() > 1) {
            var above = new ArrayList<Digest>(level.size() / 2);
            for (int i = 0; i < level.size(); i += 2) {
                above.add(MerkleTree.nodeHash(level.get(i), level.get(i + 1)));
            }
            level = above;
        }
        return level.get(0);
    }
}
