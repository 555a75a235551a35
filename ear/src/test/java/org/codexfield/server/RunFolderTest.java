package org.codexfield.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    private static final URI HOME = URI.create("http://localhost:8080");

    @TempDir private Path parent;

    @Test
    void anotherAddress_isRefused_untilReset() {
        var folder = new RunFolder(parent.resolve("h2"));
        folder.bindTo(HOME);
        folder.bindTo(HOME);
        var other = URI.create("http://localhost:8090");

        assertThatThrownBy(() -> folder.bindTo(other))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("-Dport=8080")
                .hasMessageContaining("-Dreset");

        folder.reset();
        folder.bindTo(other);
        assertThat(parent.resolve("h2/address")).hasContent(other.toString());
    }

    @Test
    void folder_isUnfinished_fromTheFirstStartUntilSampleDataAreIn() {
        var folder = new RunFolder(parent.resolve("h2"));
        assertThat(folder.isUnfinished()).isFalse();

        folder.bindTo(HOME);
        assertThat(folder.isUnfinished()).isTrue();

        folder.noteSampleData();
        assertThat(folder.isUnfinished()).isFalse();
    }

    @Test
    void sampleData_areLoadedOnce_untilReset() {
        var folder = new RunFolder(parent.resolve("h2"));
        folder.bindTo(HOME);
        assertThat(folder.hasSampleData()).isFalse();

        folder.noteSampleData();
        assertThat(folder.hasSampleData()).isTrue();

        folder.reset();
        assertThat(folder.hasSampleData()).isFalse();
    }
}
