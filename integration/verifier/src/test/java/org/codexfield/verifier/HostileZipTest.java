package org.codexfield.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.codexfield.evidence.verify.PackFile;
import org.codexfield.evidence.verify.PackIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ZIPs that were made to harm or to mislead. */
class HostileZipTest {

    private static final byte[] FEW = "{}".getBytes(UTF_8);

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside.json",
                "/etc/passwd",
                "a/../../b",
                "a\\b",
                "C:/x",
                "folder/",
                "UPPER.json",
                "a//b",
                ".hidden",
                "a b",
                "caf\u00e9.json",
                "a\u202egpj.exe"
            })
    void anUnsafeName_isNamed(String name) throws IOException {
        assertThat(found(zip(Map.of(name, name.endsWith("/") ? new byte[0] : FEW))))
                .isEqualTo("zip.read/name-is-unsafe");
    }

    @Test
    void aBomb_isNamed_andNotUnpacked() throws IOException {
        assertThat(found(zip(Map.of("a.json", new byte[PackFile.MAX_BYTES + 1]))))
                .isEqualTo("zip.read/file-is-too-large");
    }

    @Test
    void manyLargeFiles_areNamed() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        var large = new byte[PackFile.MAX_BYTES];
        for (int i = 0; i <= PackIndex.MAX_TOTAL_BYTES / large.length; i++) {
            files.put("f" + i, large);
        }

        assertThat(found(zip(files))).isEqualTo("zip.read/zip-is-too-large");
    }

    @Test
    void tooManyFiles_areNamed() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        for (int i = 0; i < PackIndex.MAX_FILES + 3; i++) {
            files.put("f" + i, FEW);
        }

        assertThat(found(zip(files))).isEqualTo("zip.read/too-many-files");
    }

    @Test
    void twoFilesOfOneName_areNamed() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("one.json", FEW);
        files.put("two.json", "[]".getBytes(UTF_8));

        assertThat(found(renamed(zip(files)))).isEqualTo("zip.read/file-is-there-twice");
    }

    @Test
    void aDirectoryThatHidesAFile_isNamed() throws IOException {
        var bytes = zip(Map.of("one.json", FEW));
        var other = zip(Map.of("two.json", FEW));
        int directory = directory(other);
        var mixed = new ByteArrayOutputStream();
        mixed.write(bytes, 0, directory(bytes));
        mixed.write(other, directory, other.length - directory);

        assertThat(found(mixed.toByteArray())).isEqualTo("zip.read/zip-says-two-things");
    }

    /** As many names as files, but one of them twice. */
    @Test
    void aDirectoryThatNamesOneFileTwice_isNamed() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("one.json", FEW);
        files.put("two.json", FEW);
        var bytes = zip(files);
        var twice = renamed(bytes);
        var mixed = new ByteArrayOutputStream();
        mixed.write(bytes, 0, directory(bytes));
        mixed.write(twice, directory(twice), twice.length - directory(twice));

        assertThat(found(mixed.toByteArray())).isEqualTo("zip.read/zip-says-two-things");
    }

    @Test
    void whatIsNoZip_cannotBeRead() {
        assertThatThrownBy(() -> found("PK, or so it says".getBytes(UTF_8)))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> found(zip(Map.of()))).isInstanceOf(IOException.class);
    }

    @Test
    void aZipThatWasCutOff_cannotBeRead() throws IOException {
        var whole = zip(Map.of("one.json", FEW));

        assertThatThrownBy(() -> found(Arrays.copyOf(whole, whole.length - 30)))
                .isInstanceOf(IOException.class);
    }

    private String found(byte[] zip) throws IOException {
        var report = new Report();
        var items = new PackReader(Files.write(folder.resolve("pack.zip"), zip)).read(report);
        assertThat(items).isEmpty();
        assertThat(report.holds()).isFalse();
        return report.findings().get(0).name();
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** Both files get the name of the first, which no honest tool would write. */
    private static byte[] renamed(byte[] zip) {
        var text = new String(zip, StandardCharsets.ISO_8859_1);
        return text.replace("two.json", "one.json").getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Where the central directory begins: its first signature. */
    private static int directory(byte[] zip) {
        return new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
    }
}
