package org.codexfield.evidence.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.codexfield.evidence.verify.LogLeaf;
import org.codexfield.evidence.verify.MerkleFrontier;
import org.codexfield.evidence.verify.MerkleProver;
import org.codexfield.evidence.verify.MerkleTree;
import org.codexfield.evidence.verify.Subtree;
import org.codexfield.shared.Digest;
import org.junit.jupiter.api.Test;

final class LogGrowthTest {

    /** Keeps what a database would, and counts reads. */
    private static final class Stored implements TiledHashes.Tiles {
        final List<Digest> leaves = new ArrayList<>();
        final Map<Subtree, Digest> subtrees = new HashMap<>();
        int reads;

        void add(List<LogLeaf> batch) {
            // the frontier is read anew for each batch, as a sequencer does
            var before = MerkleFrontier.read(leaves.size(), new TiledHashes(this));
            var growth = LogGrowth.of(before, batch);
            growth.leaves().forEach(leaf -> leaves.add(leaf.hash()));
            growth.subtrees().forEach((at, hash) -> assertThat(subtrees.put(at, hash)).isNull());
            assertThat(growth.frontier().size()).isEqualTo(leaves.size());
        }

        @Override
        public List<Digest> from(Subtree first) {
            reads++;
            long end = first.index() + TiledHashes.TILE_WIDTH;
            if (first.level() == 0) {
                return leaves.subList((int) first.index(), (int) Math.min(leaves.size(), end));
            }
            return LongStream.range(first.index(), end)
                    .mapToObj(index -> new Subtree(first.level(), index))
                    .takeWhile(subtrees::containsKey)
                    .map(subtrees::get)
                    .toList();
        }

        MerkleProver prover() {
            return new MerkleProver(new TiledHashes(this));
        }
    }

    @Property
    void anyBatches_giveTheTreeOfRfc9162(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 150) Integer> batches,
            @ForAll @LongRange(min = 0, max = 1_000_000) long pick) {
        var stored = new Stored();
        var sizes = new ArrayList<Long>();
        for (int batch : batches) {
            stored.add(leaves(stored.leaves.size(), batch));
            sizes.add((long) stored.leaves.size());
        }
        long size = stored.leaves.size();
        var root = MerkleTree.root(stored.leaves);
        assertThat(stored.prover().root(size)).isEqualTo(root);

        long index = pick % size;
        var leafHash = stored.leaves.get((int) index);
        assertThat(stored.prover().inclusion(index, size).proves(leafHash, root)).isTrue();
        for (long earlier : sizes) {
            var earlierRoot = MerkleTree.root(stored.leaves.subList(0, (int) earlier));
            assertThat(stored.prover().consistency(earlier, size).proves(earlierRoot, root))
                    .as("from %d to %d", earlier, size)
                    .isTrue();
        }
    }

    @Test
    void aLogOfSeventyThousand_provesFromFewReads() {
        var stored = new Stored();
        while (stored.leaves.size() < 70_000) {
            stored.add(leaves(stored.leaves.size(), 1_000));
        }
        assertThat(stored.subtrees.keySet()).contains(new Subtree(16, 0));
        var root = MerkleTree.root(stored.leaves);

        for (long index : List.of(0L, 255L, 256L, 65_535L, 65_536L, 69_999L)) {
            stored.reads = 0;
            var proof = stored.prover().inclusion(index, 70_000);
            assertThat(proof.proves(stored.leaves.get((int) index), root)).isTrue();
            assertThat(stored.reads).isLessThanOrEqualTo(5);
        }
    }

    @Property
    void treesOfBillions_areReadByTiles(
            @ForAll @LongRange(min = 1, max = 1L << 36) long size,
            @ForAll @LongRange(min = 0, max = (1L << 36) - 1) long pick) {
        // all leaves alike, so that any subtree's hash follows from its level alone
        var byLevel = new ArrayList<>(List.of(Digest.of(new byte[] {7})));
        for (int level = 1; level <= Subtree.MAX_LEVEL; level++) {
            byLevel.add(MerkleTree.nodeHash(byLevel.get(level - 1), byLevel.get(level - 1)));
        }
        var root =
                MerkleFrontier.read(
                                size,
                                subtrees ->
                                        subtrees.stream()
                                                .map(subtree -> byLevel.get(subtree.level()))
                                                .toList())
                        .root();
        var reads = new ArrayList<Subtree>();
        var tiles =
                new TiledHashes(
                        first -> {
                            reads.add(first);
                            assertThat(first.level() == 0 || TiledHashes.isKept(first.level()))
                                    .isTrue();
                            long complete = (size >> first.level()) - first.index();
                            return LongStream.range(0, Math.min(complete, 256))
                                    .mapToObj(i -> byLevel.get(first.level()))
                                    .toList();
                        });
        long index = pick % size;

        if (size < 1L << 32) {
            var proof = new MerkleProver(tiles).inclusion(index, size);
            assertThat(proof.proves(byLevel.get(0), root)).isTrue();
            assertThat(reads).doesNotHaveDuplicates().hasSizeLessThan(8);
        } else {
            // above the top level each of its tiles is read: 16 at 2^36
            assertThat(new MerkleProver(tiles).root(size)).isEqualTo(root);
        }
    }

    @Test
    void aMissingHash_isNoticed() {
        var stored = new Stored();
        stored.add(leaves(0, 300));
        stored.subtrees.clear();

        assertThatThrownBy(() -> stored.prover().root(300))
                .isInstanceOf(LogIsDamaged.class)
                .hasMessageContaining("is missing");
    }

    private static List<LogLeaf> leaves(long from, int count) {
        return LongStream.range(from, from + count)
                .mapToObj(i -> ByteBuffer.allocate(Long.BYTES).putLong(i).array())
                .map(bytes -> new LogLeaf("test.leaf", Digest.of(bytes)))
                .toList();
    }
}
