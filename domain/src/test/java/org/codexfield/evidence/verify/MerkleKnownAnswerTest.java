package org.codexfield.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.codexfield.shared.Digest;
import org.junit.jupiter.api.Test;

/**
 * The reference tree of the Certificate Transparency project (transparency-dev/merkle and
 * google/certificate-transparency, Apache-2.0): eight leaves, their roots and published paths.
 */
class MerkleKnownAnswerTest {

    private static final List<String> LEAVES =
            List.of(
                    "",
                    "00",
                    "10",
                    "2021",
                    "3031",
                    "40414243",
                    "5051525354555657",
                    "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS =
            List.of(
                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static final String LEAF_1 =
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
    private static final String PAIR_1 =
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
    private static final String HALF_1 =
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";
    private static final String LEAF_4 =
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
    private static final String PAIR_3 =
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
    private static final String PAIR_2 =
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";

    @Test
    void root_isTheReferenceRoot_atEverySize() {
        for (int size = 0; size <= LEAVES.size(); size++) {
            assertThat(reference().prover().root(size).hex()).isEqualTo(ROOTS.get(size));
        }
        assertThat(reference().frontier().root().hex()).isEqualTo(ROOTS.get(8));
        assertThat(MerkleTree.emptyRoot().hex()).isEqualTo(ROOTS.get(0));
        var hashes = LEAVES.stream().map(MerkleFixture::hex).map(MerkleTree::leafHash).toList();
        assertThat(MerkleTree.root(hashes).hex()).isEqualTo(ROOTS.get(8));
    }

    @Test
    void inclusion_isTheReferencePath() {
        assertInclusion(0, 1);
        assertInclusion(0, 8, LEAF_1, PAIR_1, HALF_1);
        assertInclusion(5, 8, LEAF_4, PAIR_3, ROOTS.get(4));
        assertInclusion(2, 3, ROOTS.get(2));
        assertInclusion(1, 5, ROOTS.get(1), PAIR_1, LEAF_4);
    }

    @Test
    void consistency_isTheReferencePath() {
        assertConsistency(1, 1);
        assertConsistency(1, 8, LEAF_1, PAIR_1, HALF_1);
        assertConsistency(6, 8, PAIR_2, PAIR_3, ROOTS.get(4));
        assertConsistency(2, 5, PAIR_1, LEAF_4);
    }

    private static void assertInclusion(int leafIndex, int treeSize, String... path) {
        var log = reference();
        var proof = log.prover().inclusion(leafIndex, treeSize);
        assertThat(proof).isEqualTo(new InclusionProof(leafIndex, treeSize, digests(path)));
        assertThat(proof.proves(log.leafHash(leafIndex), Digest.parse(ROOTS.get(treeSize))))
                .isTrue();
    }

    private static void assertConsistency(int from, int to, String... path) {
        var proof = reference().prover().consistency(from, to);
        assertThat(proof).isEqualTo(new ConsistencyProof(from, to, digests(path)));
        assertThat(proof.proves(Digest.parse(ROOTS.get(from)), Digest.parse(ROOTS.get(to))))
                .isTrue();
    }

    private static List<Digest> digests(String... path) {
        return Arrays.stream(path).map(Digest::parse).toList();
    }

    private static MerkleFixture reference() {
        var log = new MerkleFixture();
        LEAVES.forEach(leaf -> log.append(MerkleFixture.hex(leaf)));
        return log;
    }
}
