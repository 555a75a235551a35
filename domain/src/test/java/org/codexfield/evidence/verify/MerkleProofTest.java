package org.codexfield.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.codexfield.shared.Digest;
import org.junit.jupiter.api.Test;

class MerkleProofTest {

    private static final int LARGEST = 300;
    private static final MerkleFixture LOG = MerkleFixture.ofSize(LARGEST);
    private static final MerkleProver PROVER = LOG.prover();
    private static final List<Digest> ROOTS = definedRoots();

    @Test
    void roots_areAsDefined_atEverySize() {
        for (int size = 0; size <= LARGEST; size++) {
            assertThat(PROVER.root(size)).isEqualTo(ROOTS.get(size));
        }
    }

    @Test
    void inclusion_isProved_forEveryLeafOfEverySize() {
        for (int size = 1; size <= LARGEST; size++) {
            for (int leaf = 0; leaf < size; leaf++) {
                var proof = PROVER.inclusion(leaf, size);
                assertThat(proof.proves(LOG.leafHash(leaf), ROOTS.get(size)))
                        .as("leaf %d of %d", leaf, size)
                        .isTrue();
            }
        }
    }

    @Test
    void consistency_isProved_betweenAllSizes() {
        for (int to = 0; to <= LARGEST; to++) {
            for (int from = 0; from <= to; from++) {
                var proof = PROVER.consistency(from, to);
                assertThat(proof.proves(ROOTS.get(from), ROOTS.get(to)))
                        .as("from %d to %d", from, to)
                        .isTrue();
            }
        }
    }

    @Test
    void everyByteOfAProof_matters() {
        for (int size = 2; size <= 40; size++) {
            for (int leaf = 0; leaf < size; leaf++) {
                assertEveryByteMatters(leaf, size);
            }
            for (int from = 1; from < size; from++) {
                assertEveryByteMatters(PROVER.consistency(from, size));
            }
        }
    }

    @Property
    void inclusion_isRefused_whenAnyBitIsFlipped(
            @ForAll @IntRange(min = 2, max = LARGEST) int size,
            @ForAll @IntRange(max = LARGEST - 1) int leaf,
            @ForAll @IntRange(max = 8) int position,
            @ForAll @IntRange(max = 255) int bit) {
        Assume.that(leaf < size);
        var proof = PROVER.inclusion(leaf, size);
        var path = proof.path();
        var altered =
                new InclusionProof(
                        leaf, size, flip(path, Math.min(position, path.size() - 1), bit));
        assertThat(altered.proves(LOG.leafHash(leaf), ROOTS.get(size))).isFalse();
        assertThat(proof.proves(MerkleFixture.flip(LOG.leafHash(leaf), bit), ROOTS.get(size)))
                .isFalse();
        assertThat(proof.proves(LOG.leafHash(leaf), MerkleFixture.flip(ROOTS.get(size), bit)))
                .isFalse();
    }

    @Property
    void consistency_isRefused_whenAnyBitIsFlipped(
            @ForAll @IntRange(min = 2, max = LARGEST) int to,
            @ForAll @IntRange(min = 1, max = LARGEST - 1) int from,
            @ForAll @IntRange(max = 9) int position,
            @ForAll @IntRange(max = 255) int bit) {
        Assume.that(from < to);
        var proof = PROVER.consistency(from, to);
        var path = proof.path();
        var altered =
                new ConsistencyProof(
                        from, to, flip(path, Math.min(position, path.size() - 1), bit));
        assertThat(altered.proves(ROOTS.get(from), ROOTS.get(to))).isFalse();
        assertThat(proof.proves(MerkleFixture.flip(ROOTS.get(from), bit), ROOTS.get(to))).isFalse();
        assertThat(proof.proves(ROOTS.get(from), MerkleFixture.flip(ROOTS.get(to), bit))).isFalse();
    }

    @Property
    void inclusion_isRefused_forAnotherLeaf(
            @ForAll @IntRange(min = 2, max = LARGEST) int size,
            @ForAll @IntRange(max = LARGEST - 1) int leaf,
            @ForAll @IntRange(max = LARGEST - 1) int other) {
        Assume.that(leaf < size && other < size && leaf != other);
        var proof = PROVER.inclusion(leaf, size);
        assertThat(proof.proves(LOG.leafHash(other), ROOTS.get(size))).isFalse();
        // the same path at another position, where its length may even fit
        assertThat(
                        new InclusionProof(other, size, proof.path())
                                .proves(LOG.leafHash(leaf), ROOTS.get(size)))
                .isFalse();
    }

    @Property
    void proofs_areRefused_whenLongerOrShorter(
            @ForAll @IntRange(min = 2, max = LARGEST) int size,
            @ForAll @IntRange(max = LARGEST - 1) int position) {
        Assume.that(position < size);
        var inclusion = PROVER.inclusion(position, size);
        for (var path : List.of(longer(inclusion.path()), shorter(inclusion.path()))) {
            assertThat(
                            new InclusionProof(position, size, path)
                                    .proves(LOG.leafHash(position), ROOTS.get(size)))
                    .isFalse();
        }
        var consistency = PROVER.consistency(position, size);
        assertThat(
                        new ConsistencyProof(position, size, longer(consistency.path()))
                                .proves(ROOTS.get(position), ROOTS.get(size)))
                .isFalse();
        if (position > 0) {
            assertThat(
                            new ConsistencyProof(position, size, shorter(consistency.path()))
                                    .proves(ROOTS.get(position), ROOTS.get(size)))
                    .isFalse();
        }
    }

    @Test
    void consistency_ofTheEmptyTree_holdsForItsRootOnly() {
        var proof = PROVER.consistency(0, 5);
        assertThat(proof.path()).isEmpty();
        assertThat(proof.proves(ROOTS.get(0), ROOTS.get(5))).isTrue();
        assertThat(proof.proves(ROOTS.get(1), ROOTS.get(5))).isFalse();
        assertThat(PROVER.consistency(0, 0).proves(ROOTS.get(0), ROOTS.get(1))).isFalse();
        assertThat(PROVER.consistency(5, 5).proves(ROOTS.get(5), ROOTS.get(4))).isFalse();
    }

    @Test
    void positionsThatCannotBe_areRefused() {
        assertThatThrownBy(() -> PROVER.inclusion(5, 5)).isInstanceOf(ProofIsMalformed.class);
        assertThatThrownBy(() -> PROVER.inclusion(-1, 5)).isInstanceOf(ProofIsMalformed.class);
        assertThatThrownBy(() -> PROVER.inclusion(0, 0)).isInstanceOf(ProofIsMalformed.class);
        assertThatThrownBy(() -> PROVER.consistency(6, 5)).isInstanceOf(ProofIsMalformed.class);
        assertThatThrownBy(() -> PROVER.consistency(-1, 5)).isInstanceOf(ProofIsMalformed.class);
        assertThatThrownBy(() -> PROVER.root(MerkleTree.MAX_SIZE + 1))
                .isInstanceOf(ProofIsMalformed.class);
        assertThatThrownBy(() -> new Subtree(0, -1)).isInstanceOf(ProofIsMalformed.class);
        assertThatThrownBy(() -> new Subtree(54, 0)).isInstanceOf(ProofIsMalformed.class);
        assertThatThrownBy(() -> new MerkleFrontier(3, ROOTS.subList(0, 1)))
                .isInstanceOf(ProofIsMalformed.class);
        var tooLong = new ArrayList<Digest>();
        for (int i = 0; i <= InclusionProof.MAX_PATH; i++) {
            tooLong.add(ROOTS.get(0));
        }
        assertThatThrownBy(() -> new InclusionProof(0, 1, tooLong))
                .isInstanceOf(ProofIsMalformed.class);
        tooLong.add(ROOTS.get(0));
        assertThatThrownBy(() -> new ConsistencyProof(0, 1, tooLong))
                .isInstanceOf(ProofIsMalformed.class);
    }

    @Test
    void proofsOfTheLargestTree_needFewHashes_inOneRead() {
        var reads = new ArrayList<Integer>();
        var prover =
                new MerkleProver(
                        subtrees -> {
                            reads.add(subtrees.size());
                            return subtrees.stream().map(any -> MerkleTree.emptyRoot()).toList();
                        });
        prover.inclusion(0, MerkleTree.MAX_SIZE);
        prover.inclusion(MerkleTree.MAX_SIZE - 1, MerkleTree.MAX_SIZE);
        prover.consistency(MerkleTree.MAX_SIZE - 1, MerkleTree.MAX_SIZE);
        prover.consistency(1, MerkleTree.MAX_SIZE);
        assertThat(reads).hasSize(4).allSatisfy(count -> assertThat(count).isLessThan(110));
    }

    @Test
    void aReaderThatLeavesHashesOut_isAFault() {
        var prover = new MerkleProver(subtrees -> List.of());
        assertThatThrownBy(() -> prover.inclusion(0, 2)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void everyCompleteSubtree_isToldOnce() {
        // n leaves complete 2n - (bits set in n) subtrees
        assertThat(LOG.storedHashes()).isEqualTo(2 * LARGEST - Integer.bitCount(LARGEST));
        assertThat(MerkleFrontier.read(LARGEST, LOG::read)).isEqualTo(LOG.frontier());
    }

    @Test
    void json_isReadAsWritten_andRefusedOtherwise() {
        var inclusion = PROVER.inclusion(3, 7);
        assertThat(InclusionProof.ofJson(StrictJson.parse(inclusion.toJson().toString())))
                .isEqualTo(inclusion);
        var consistency = PROVER.consistency(3, 7);
        assertThat(ConsistencyProof.ofJson(StrictJson.parse(consistency.toJson().toString())))
                .isEqualTo(consistency);
        assertJsonRefused(InclusionProof::ofJson, "{\"leafIndex\":0,\"treeSize\":1}");
        assertJsonRefused(InclusionProof::ofJson, "[]");
        assertJsonRefused(
                InclusionProof::ofJson, "{\"leafIndex\":\"0\",\"treeSize\":1,\"path\":[]}");
        assertJsonRefused(InclusionProof::ofJson, "{\"leafIndex\":0.5,\"treeSize\":1,\"path\":[]}");
        assertJsonRefused(
                InclusionProof::ofJson, "{\"leafIndex\":0,\"treeSize\":1,\"path\":[],\"x\":1}");
        assertJsonRefused(ConsistencyProof::ofJson, "{\"fromSize\":0,\"toSize\":1,\"path\":[7]}");
        assertJsonRefused(ConsistencyProof::ofJson, "{\"fromSize\":0,\"toSize\":1,\"path\":{}}");
    }

    private static void assertJsonRefused(Function<JsonNode, ?> reader, String json) {
        assertThatThrownBy(() -> reader.apply(StrictJson.parse(json)))
                .isInstanceOf(JsonIsMalformed.class);
    }

    private static void assertEveryByteMatters(int leaf, int size) {
        var proof = PROVER.inclusion(leaf, size);
        for (int bit = 0; bit < 256 * proof.path().size(); bit += 8) {
            var path = flip(proof.path(), bit / 256, bit % 256);
            assertThat(
                            new InclusionProof(leaf, size, path)
                                    .proves(LOG.leafHash(leaf), ROOTS.get(size)))
                    .isFalse();
        }
    }

    private static void assertEveryByteMatters(ConsistencyProof proof) {
        int from = Math.toIntExact(proof.fromSize());
        int to = Math.toIntExact(proof.toSize());
        for (int bit = 0; bit < 256 * proof.path().size(); bit += 8) {
            var path = flip(proof.path(), bit / 256, bit % 256);
            assertThat(new ConsistencyProof(from, to, path).proves(ROOTS.get(from), ROOTS.get(to)))
                    .isFalse();
        }
    }

    private static List<Digest> flip(List<Digest> path, int position, int bit) {
        var altered = new ArrayList<>(path);
        altered.set(position, MerkleFixture.flip(path.get(position), bit));
        return altered;
    }

    private static List<Digest> longer(List<Digest> path) {
        var altered = new ArrayList<>(path);
        altered.add(path.isEmpty() ? MerkleTree.emptyRoot() : path.get(0));
        return altered;
    }

    private static List<Digest> shorter(List<Digest> path) {
        return path.subList(0, path.size() - 1);
    }

    private static List<Digest> definedRoots() {
        var roots = new ArrayList<Digest>();
        for (int size = 0; size <= LARGEST; size++) {
            roots.add(LOG.definedRoot(size));
        }
        return roots;
    }
}
