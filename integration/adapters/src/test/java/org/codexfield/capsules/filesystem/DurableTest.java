package org.codexfield.capsules.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which folders are forced to the disk. */
class DurableTest {

    @TempDir Path above;
    private final List<Path> forced = new ArrayList<>();

    @Test
    void everyNewFolder_isForcedFromTheRootOn_once() throws IOException {
        var root = above.resolve("content");
        var durable = new Durable(root, forced::add);

        durable.makeFolder(root.resolve("sha256/ab/cd/abcd"));
        assertThat(forced)
                .containsExactly(above, root, root.resolve("sha256"), root.resolve("sha256/ab"));
        assertThat(root.resolve("sha256/ab/cd")).isDirectory();

        forced.clear();
        durable.makeFolder(root.resolve("sha256/ab/cd/abce"));
        assertThat(forced).isEmpty();
        durable.makeFolder(root.resolve("sha256/ab/ce/abce"));
        assertThat(forced).containsExactly(root.resolve("sha256/ab"));
    }

    /** Whoever made it may have been stopped before its name was on the disk. */
    @Test
    void aFolderThatIsThere_isForcedToo() throws IOException {
        var root = above.resolve("content");
        Files.createDirectories(root.resolve("sha256/ab/cd"));

        new Durable(root, forced::add).makeFolder(root.resolve("sha256/ab/cd/abcd"));

        assertThat(forced)
                .containsExactly(above, root, root.resolve("sha256"), root.resolve("sha256/ab"));
    }

    @Test
    void whatCouldNotBeForced_isForcedTheNextTime() throws IOException {
        var root = above.resolve("content");
        var file = root.resolve("sha256/ab/cd/abcd");
        var durable =
                new Durable(
                        root,
                        folder -> {
                            forced.add(folder);
                            if (forced.size() == 3) {
                                throw new IOException("not now");
                            }
                        });

        assertThatThrownBy(() -> durable.makeFolder(file)).hasMessage("not now");
        forced.clear();
        durable.makeFolder(file);

        assertThat(forced).containsExactly(root.resolve("sha256"), root.resolve("sha256/ab"));
    }
}
