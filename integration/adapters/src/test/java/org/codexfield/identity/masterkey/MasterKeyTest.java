package org.codexfield.identity.masterkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.identity.masterkey.MasterKeys.base64;
import static org.codexfield.identity.masterkey.MasterKeys.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.codexfield.config.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTest {

    private final Path folder;

    MasterKeyTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void theKey_comesFromTheEnvironment() {
        var key = new MasterKey(settings(Map.of("CODEXFIELD_MASTER_KEY", base64(32, 7))));

        assertThat(key.bytes()).hasSize(32).containsOnly(7);
    }

    @Test
    void theKey_comesFromAFile() throws IOException {
        var file = folder.resolve("key");
        Files.writeString(file, base64(32, 8) + "\n");

        assertThat(new MasterKey(fromFile(file)).bytes()).containsOnly(8);
    }

    @Test
    void withoutEither_oneIsMadeAtTheFirstStart_readableByItsOwnerAlone() throws IOException {
        var settings = settings(Map.of("CODEXFIELD_DATA_DIR", folder.resolve("data").toString()));

        var first = new MasterKey(settings).bytes();

        var file = folder.resolve("data").resolve("master.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(new MasterKey(settings).bytes()).as("at the next start").isEqualTo(first);
    }

    @Test
    void serversThatStartAtOnce_makeOneKey() throws Exception {
        var settings = settings(Map.of("CODEXFIELD_DATA_DIR", folder.resolve("shared").toString()));
        var threads = Executors.newFixedThreadPool(8);
        var together = new CyclicBarrier(8);
        try {
            Callable<String> start =
                    () -> {
                        together.await();
                        return Base64.getEncoder().encodeToString(new MasterKey(settings).bytes());
                    };
            var keys = new HashSet<String>();
            for (var started : threads.invokeAll(Collections.nCopies(8, start))) {
                keys.add(started.get());
            }
            assertThat(keys).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
        assertThat(folder.resolve("shared")).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void theMadeKeys_differ() {
        var one = settings(Map.of("CODEXFIELD_DATA_DIR", folder.resolve("one").toString()));
        var two = settings(Map.of("CODEXFIELD_DATA_DIR", folder.resolve("two").toString()));

        assertThat(new MasterKey(one).bytes()).isNotEqualTo(new MasterKey(two).bytes());
    }

    @Test
    void aConfiguredFileThatIsNotThere_stopsTheStart_andIsNotMade() {
        var file = folder.resolve("lost.key");

        assertThatThrownBy(() -> new MasterKey(fromFile(file)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("lost.key");
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 31, 33, 64})
    void aKeyOfAnotherLength_stopsTheStart(int size) {
        var settings = settings(Map.of("CODEXFIELD_MASTER_KEY", base64(size, 5)));

        assertThatThrownBy(() -> new MasterKey(settings))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("32 bytes in base64")
                .hasMessageNotContaining(base64(size, 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"not base64!", "ключ"})
    void aKeyThatIsNotBase64_stopsTheStart_sayingWhatIsWanted(String text) {
        var settings = settings(Map.of("CODEXFIELD_MASTER_KEY", text));

        assertThatThrownBy(() -> new MasterKey(settings))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("32 bytes in base64")
                .hasMessageNotContaining(text);
    }

    @Test
    void anEmptyFile_stopsTheStart() throws IOException {
        var file = folder.resolve("empty");
        Files.writeString(file, "");

        assertThatThrownBy(() -> new MasterKey(fromFile(file)))
                .isInstanceOf(IllegalStateException.class);
    }

    private static Settings fromFile(Path file) {
        return settings(Map.of("CODEXFIELD_MASTER_KEY_FILE", file.toString()));
    }
}
