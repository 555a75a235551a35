package org.codexfield.capsules.filesystem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.codexfield.capsules.model.ContentIsMissing;
import org.codexfield.capsules.model.ContentIsTooLarge;
import org.codexfield.capsules.model.ContentStore;
import org.codexfield.evidence.verify.BlockTree;
import org.codexfield.shared.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every content store does. */
abstract class ContentStoreContract {

    static final int BLOCK = BlockTree.BLOCK_BYTES;

    abstract ContentStore store();

    /** Fails unless nothing of an upload that was refused is left. */
    abstract void assertNothingIsLeft() throws IOException;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK + 5})
    void whatIsPut_isReadBack(int size) throws IOException {
        var content = random(size);

        var tree = put(content);

        assertThat(tree).isEqualTo(BlockTree.of(new ByteArrayInputStream(content), hash -> {}));
        assertThat(read(tree, 0, size)).isEqualTo(content);
    }

    @Test
    void everyRange_isGiven() throws IOException {
        var content = random(2 * BLOCK + 100);
        var tree = put(content);
        int[][] ranges = {
            {0, 1}, {BLOCK - 1, 2}, {BLOCK, BLOCK}, {2 * BLOCK + 99, 1}, {5, 2 * BLOCK}, {7, 0}
        };
        for (var range : ranges) {
            assertThat(read(tree, range[0], range[1]))
                    .isEqualTo(Arrays.copyOfRange(content, range[0], range[0] + range[1]));
        }
        assertThatThrownBy(() -> store().open(tree, BLOCK, 2L * BLOCK))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void equalContent_isKeptOnce_andStays() throws IOException {
        var first = put("same".getBytes(UTF_8));
        var second = put("same".getBytes(UTF_8));

        assertThat(second).isEqualTo(first);
        assertThat(read(first, 0, 4)).asString(UTF_8).isEqualTo("same");
    }

    @Test
    void unknownContent_isMissing() {
        var unknown = new BlockTree(3, Digest.of(new byte[] {1, 2, 3}), Digest.ZERO);

        assertThatThrownBy(() -> store().open(unknown, 0, 3)).isInstanceOf(ContentIsMissing.class);
    }

    @Test
    void moreThanAllowed_isRefused_andNothingIsKept() throws IOException {
        assertThatThrownBy(
                        () -> store().put(new ByteArrayInputStream(random(2 * BLOCK)), BLOCK + 1))
                .isInstanceOf(ContentIsTooLarge.class);
        assertNothingIsLeft();
        assertThat(store().put(new ByteArrayInputStream(random(BLOCK)), BLOCK).sizeBytes())
                .isEqualTo(BLOCK);
    }

    @Test
    void whatIsNotAdmitted_isNotKept() throws IOException {
        var content = random(BLOCK + 1);
        var refusal = new ContentIsTooLarge(1);

        assertThatThrownBy(
                        () ->
                                store().put(
                                                new ByteArrayInputStream(content),
                                                Long.MAX_VALUE,
                                                arrived -> {
                                                    throw refusal;
                                                }))
                .isSameAs(refusal);
        assertNothingIsLeft();
        var asked = new AtomicReference<BlockTree>();
        var kept = store().put(new ByteArrayInputStream(content), Long.MAX_VALUE, asked::set);
        assertThat(asked.get()).isEqualTo(kept);
        assertThat(read(kept, 0, content.length)).isEqualTo(content);
    }

    @Test
    void whatIsRemoved_isGone_andCanBePutAgain() throws IOException {
        var content = random(BLOCK + 7);
        var other = put(random(3));
        var tree = put(content);

        assertThat(store().remove(tree.sha256())).isTrue();
        assertThat(store().remove(tree.sha256())).isFalse();
        assertThatThrownBy(() -> read(tree, 0, 1)).isInstanceOf(ContentIsMissing.class);
        assertThat(read(other, 0, 3)).isEqualTo(random(3));
        put(content);
        assertThat(read(tree, 0, content.length)).isEqualTo(content);
    }

    @Test
    void anUploadThatBreaksOff_isNotKept() throws IOException {
        var broken =
                new FilterInputStream(new ByteArrayInputStream(random(BLOCK + 10))) {
                    @Override
                    public int read(byte[] buffer, int offset, int length) throws IOException {
                        int read = super.read(buffer, offset, length);
                        if (read < 0) {
                            throw new IOException("The caller is gone");
                        }
                        return read;
                    }
                };
        assertThatThrownBy(() -> store().put(broken, Long.MAX_VALUE))
                .isInstanceOf(IOException.class)
                .hasMessage("The caller is gone");
        assertNothingIsLeft();
    }

    BlockTree put(byte[] content) throws IOException {
        return store().put(new ByteArrayInputStream(content), Long.MAX_VALUE);
    }

    byte[] read(BlockTree tree, long from, long size) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var opened = store().open(tree, from, size)) {
            opened.copyTo(out);
        }
        return out.toByteArray();
    }

    static byte[] random(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
