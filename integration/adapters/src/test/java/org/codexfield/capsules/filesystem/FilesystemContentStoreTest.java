package org.codexfield.capsules.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.codexfield.capsules.model.ContentIsAltered;
import org.codexfield.capsules.model.ContentIsMissing;
import org.codexfield.capsules.model.ContentStore;
import org.codexfield.capsules.model.ContentStoreFailed;
import org.codexfield.capsules.model.ContentStoreIsFull;
import org.codexfield.evidence.verify.BlockTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

class FilesystemContentStoreTest extends ContentStoreContract {

    private static final Path FULL = Path.of("/dev/full");

    @TempDir Path root;
    private FilesystemContentStore store;

    @BeforeEach
    void open() {
        store = new FilesystemContentStore(root);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    ContentStore store() {
        return store;
    }

    @Override
    void assertNothingIsLeft() {
        assertThat(filesIn("incoming")).allMatch(file -> file.endsWith("lock"));
        assertThat(filesIn("sha256")).isEmpty();
    }

    @Test
    void anAlteredBlock_isNeverGiven_andTheOthersAre() throws IOException {
        var content = random(3 * BLOCK);
        var tree = put(content);
        alter(fileOf(tree), 2 * BLOCK + 17);
        var given = new ByteArrayOutputStream();

        try (var opened = store.open(tree, 0, 3 * BLOCK)) {
            assertThatThrownBy(() -> opened.copyTo(given)).isInstanceOf(ContentIsAltered.class);
        }
        assertThat(given.size()).isEqualTo(2 * BLOCK);
        assertThat(read(tree, 10, BLOCK)).hasSize(BLOCK);
        assertThatThrownBy(() -> store.open(tree, 2 * BLOCK, 1))
                .as("before anything is sent")
                .isInstanceOf(ContentIsAltered.class);
    }

    @Test
    void alteredHashes_andAnotherLength_areNoticed() throws IOException {
        var tree = put(random(2 * BLOCK));
        alter(hashesOf(tree), 3);
        assertThatThrownBy(() -> read(tree, 0, 1)).isInstanceOf(ContentIsAltered.class);

        var other = put(random(2 * BLOCK + 1));
        Files.write(fileOf(other), new byte[] {1}, StandardOpenOption.APPEND);
        assertThatThrownBy(() -> read(other, 0, 1)).isInstanceOf(ContentIsAltered.class);
    }

    @Test
    void sendingAgain_mendsWhatWasAlteredOrLost() throws IOException {
        var content = random(BLOCK + 1);
        var tree = put(content);
        alter(fileOf(tree), 5);
        put(content);
        assertThat(read(tree, 0, tree.sizeBytes())).isEqualTo(content);

        Files.delete(fileOf(tree));
        assertThatThrownBy(() -> read(tree, 0, 1)).isInstanceOf(ContentIsMissing.class);
        put(content);
        assertThat(read(tree, 0, tree.sizeBytes())).isEqualTo(content);
    }

    @Test
    void whatADeadServerLeft_isRemoved_andThatOfALivingOneStays() throws IOException {
        var left = root.resolve("incoming").resolve("dead");
        Files.createDirectories(left);
        Files.write(left.resolve("half"), new byte[100]);
        Files.createFile(left.resolve("lock"));
        store.check();
        var own = filesIn("incoming");

        var another = new FilesystemContentStore(root);
        another.check();

        assertThat(left).doesNotExist();
        assertThat(filesIn("incoming")).containsAll(own).hasSize(2);
        another.close();
        assertThat(filesIn("incoming")).isEqualTo(own);
    }

    @Test
    void manyAtOnce_areAllKept() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        try {
            var puts =
                    IntStream.range(0, 40)
                            .<Callable<BlockTree>>mapToObj(i -> () -> put(random(i % 10)))
                            .toList();
            for (var kept : threads.invokeAll(puts)) {
                assertThat(read(kept.get(), 0, kept.get().sizeBytes()))
                        .isEqualTo(random((int) kept.get().sizeBytes()));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aFolderThatCannotBeWritten_isARefusal() throws IOException {
        var file = Files.createFile(root.resolve("file"));
        var nowhere = new FilesystemContentStore(file);

        assertThatThrownBy(nowhere::check).isInstanceOf(ContentStoreFailed.class);
    }

    static boolean hasFullDevice() {
        return Files.exists(FULL);
    }

    /** The kernel's device that has no room: the failure is the real one, its place is not. */
    @Test
    @EnabledIf("hasFullDevice")
    void aFullDisk_isARefusalOfItsOwn() {
        var full = new FilesystemContentStore(root);
        assertThatThrownBy(
                        () -> {
                            try (var channel = FileChannel.open(FULL, StandardOpenOption.WRITE)) {
                                channel.write(java.nio.ByteBuffer.wrap(new byte[] {1}));
                            } catch (IOException e) {
                                throw full.failed(e);
                            }
                        })
                .isInstanceOf(ContentStoreIsFull.class);
    }

    private static void alter(Path file, long position) throws IOException {
        try (var channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var one = java.nio.ByteBuffer.allocate(1);
            channel.read(one, position);
            one.put(0, (byte) (one.get(0) ^ 1)).flip();
            channel.write(one, position);
        }
    }

    private Path fileOf(BlockTree tree) {
        var hex = tree.sha256().hex();
        return root.resolve("sha256/" + hex.substring(0, 2) + "/" + hex.substring(2, 4))
                .resolve(hex);
    }

    private Path hashesOf(BlockTree tree) {
        return fileOf(tree).resolveSibling(tree.sha256().hex() + ".blocks");
    }

    private java.util.Set<Path> filesIn(String folder) {
        var start = root.resolve(folder);
        if (!Files.exists(start)) {
            return java.util.Set.of();
        }
        try (var files = Files.walk(start)) {
            return files.filter(Files::isRegularFile).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
