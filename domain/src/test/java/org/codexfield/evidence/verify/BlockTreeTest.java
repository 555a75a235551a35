package org.codexfield.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import org.codexfield.shared.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockTreeTest {

    private static final int BLOCK = BlockTree.BLOCK_BYTES;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 5 * BLOCK, 5 * BLOCK + 7})
    void aTree_isThatOfItsBlocks(int size) throws IOException {
        var content = new byte[size];
        new Random(size).nextBytes(content);
        var hashes = new ArrayList<Digest>();

        var tree = BlockTree.of(new ByteArrayInputStream(content), hashes::add);

        assertThat(tree.sizeBytes()).isEqualTo(size);
        assertThat(tree.sha256()).isEqualTo(Digest.of(content));
        assertThat(hashes).hasSize(tree.blocks());
        int total = 0;
        for (int i = 0; i < hashes.size(); i++) {
            var block = Arrays.copyOfRange(content, total, total + tree.blockBytes(i));
            assertThat(hashes.get(i)).isEqualTo(MerkleTree.leafHash(block));
            assertThat(hashes.get(i)).isEqualTo(BlockHasher.blockHash(block, block.length));
            total += block.length;
        }
        assertThat(total).isEqualTo(size);
        assertThat(tree.root()).isEqualTo(MerkleTree.root(hashes));
    }

    @Test
    void onlyTheLastBlock_isShorter() {
        var hasher = new BlockHasher(hash -> {});
        hasher.update(new byte[BLOCK], 5);

        assertThatThrownBy(() -> hasher.update(new byte[BLOCK], 5))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void sizes_areBounded() {
        assertThatThrownBy(
                        () -> new BlockTree(BlockTree.MAX_SIZE_BYTES + 1, Digest.ZERO, Digest.ZERO))
                .isInstanceOf(ProofIsMalformed.class);
        assertThat(new BlockTree(BlockTree.MAX_SIZE_BYTES, Digest.ZERO, Digest.ZERO).blocks())
                .isEqualTo(65_536);
    }
}
