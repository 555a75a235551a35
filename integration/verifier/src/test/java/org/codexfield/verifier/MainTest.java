package org.codexfield.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.codexfield.evidence.verify.BlockTree;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.evidence.verify.DidDocument;
import org.codexfield.evidence.verify.InclusionProof;
import org.codexfield.evidence.verify.PackFile;
import org.codexfield.evidence.verify.PackIndex;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.evidence.verify.VerificationMethod;
import org.codexfield.evidence.verify.VerificationMethod.Purpose;
import org.codexfield.shared.Digest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line, from files to exit code. */
class MainTest {

    @TempDir Path folder;

    private final Story story = new Story();
    private String said = "";
    private String complained = "";

    @BeforeEach
    void givePack() throws IOException {
        story.tell();
        zip();
        Files.writeString(
                folder.resolve("checkpoint"),
                story.decisions.note(story.decisions.size(), story.installation));
    }

    private void zip() throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("pack.zip")))) {
            for (var file : story.files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
    }

    private int run(String... more) {
        var arguments = new ArrayList<String>();
        arguments.add(path("pack.zip"));
        arguments.addAll(List.of(more));
        return runWith(arguments);
    }

    private int runWith(List<String> arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code =
                Main.run(
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8),
                        arguments.toArray(String[]::new));
        said = out.toString(UTF_8);
        complained = err.toString(UTF_8);
        return code;
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private String key() {
        return story.installation.key().toMultikey();
    }

    @Test
    void aGoodPack_endsWith0() {
        assertThat(run("--key", key(), "--checkpoint", path("checkpoint"))).isZero();
        assertThat(said).contains("holds         grant.approval", "ALL HOLDS", "0 do not hold");
    }

    @Test
    void theReportForMachines_namesEachCheck() {
        assertThat(run("--key", key(), "--checkpoint", path("checkpoint"), "--json")).isZero();
        var json = StrictJson.parse(said);
        assertThat(json.path("holds").asBoolean()).isTrue();
        assertThat(json.path("findings").size()).isGreaterThan(20);
        assertThat(json.at("/findings/0/outcome").asText()).isEqualTo("holds");
    }

    @Test
    void withoutAPinnedKey_nothingIsWorthZero() {
        assertThat(run("--checkpoint", path("checkpoint"))).isEqualTo(1);
        assertThat(said).contains("no-key-is-pinned", "NOT EVERYTHING HOLDS");
    }

    @Test
    void aChangedByte_endsWith1() throws IOException {
        story.file("grant/terms.json")[20] ^= 1;
        zip();

        assertThat(run("--key", key(), "--checkpoint", path("checkpoint"))).isEqualTo(1);
        assertThat(said).contains("file-was-altered");
    }

    @Test
    void theKey_mayBeADidDocument_orADidKey() throws IOException {
        var method =
                new VerificationMethod(
                        story.installation.kid(),
                        story.installation.key(),
                        Set.of(Purpose.ASSERTION));
        var document = new DidDocument(story.installation.did(), List.of(method));
        Files.write(folder.resolve("did.json"), CanonicalJson.of(document.toJson()));

        assertThat(run("--key", path("did.json"), "--checkpoint", path("checkpoint"))).isZero();
        var did = story.installation.key().toDidKey().value();
        assertThat(run("--key", did, "--checkpoint", path("checkpoint"))).isZero();
    }

    @Test
    void anOlderCheckpoint_isEnough_withAConsistencyProof() throws IOException {
        Files.writeString(folder.resolve("older"), story.decisions.note(4, story.installation));
        assertThat(run("--key", key(), "--checkpoint", path("older"))).isEqualTo(1);
        assertThat(said).contains("consistency-is-not-shown");

        var proof = story.decisions.prover().consistency(4, story.decisions.size());
        Files.write(folder.resolve("grown.json"), CanonicalJson.of(proof.toJson()));
        assertThat(run(path("grown.json"), "--key", key(), "--checkpoint", path("older"))).isZero();
    }

    @Test
    void content_isCheckedAgainstTheManifest() throws IOException {
        Files.createDirectories(folder.resolve("content/data"));
        Files.write(folder.resolve("content/data/a.csv"), Story.CONTENT);
        Files.write(folder.resolve("content/b.bin"), new byte[3_000_000]);
        String[] options = {
            "--key", key(), "--checkpoint", path("checkpoint"), "--content", path("content")
        };
        assertThat(run(options)).isZero();
        assertThat(said).contains("content.part  data/a.csv").doesNotContain("not-given");

        var altered = new byte[3_000_000];
        altered[2_000_000] = 1;
        Files.write(folder.resolve("content/b.bin"), altered);
        assertThat(run(options)).isEqualTo(1);
        assertThat(said).contains("content-was-altered");

        Files.write(folder.resolve("content/b.bin"), new byte[3]);
        assertThat(run(options)).isEqualTo(1);
        assertThat(said).contains("content-has-another-size");

        Files.write(folder.resolve("content/b.bin"), new byte[3_000_000]);
        Files.write(folder.resolve("content/more.bin"), new byte[3]);
        assertThat(run(options)).isEqualTo(1);
        assertThat(said).contains("part-is-unknown");
    }

    @Test
    void aBlock_isCheckedByItsPath() throws IOException {
        var hashes = new ArrayList<Digest>();
        var content = new byte[3_000_000];
        BlockTree unused = BlockTree.of(new ByteArrayInputStream(content), hashes::add);
        var path = List.of(hashes.get(0), hashes.get(2));
        Files.write(
                folder.resolve("path.json"),
                CanonicalJson.of(new InclusionProof(1, 3, path).toJson()));
        Files.write(folder.resolve("block"), new byte[BlockTree.BLOCK_BYTES]);
        String[] options = {
            "--key",
            key(),
            "--checkpoint",
            path("checkpoint"),
            "--block",
            "b.bin",
            path("block"),
            path("path.json")
        };
        assertThat(run(options)).isZero();
        assertThat(said).contains("holds         content.block  b.bin");

        var altered = new byte[BlockTree.BLOCK_BYTES];
        altered[7] = 1;
        Files.write(folder.resolve("block"), altered);
        assertThat(run(options)).isEqualTo(1);
        assertThat(said).contains("block-was-altered");

        Files.write(folder.resolve("block"), new byte[7]);
        assertThat(run(options)).isEqualTo(1);
        assertThat(said).contains("block-has-another-size");
    }

    @Test
    void aFolder_isReadAsAPack() throws IOException {
        unpacked("unpacked");
        var arguments =
                List.of(path("unpacked"), "--key", key(), "--checkpoint", path("checkpoint"));

        assertThat(runWith(arguments)).isZero();
    }

    private Path unpacked(String name) throws IOException {
        for (var file : story.files.entrySet()) {
            var target = folder.resolve(name).resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
        }
        return folder.resolve(name);
    }

    @Test
    void twoPacks_areNotTakenForOne() throws IOException {
        unpacked("one");
        unpacked("two");

        assertThat(runWith(List.of(path("one"), path("two"), "--key", key()))).isEqualTo(2);
        assertThat(complained).contains("one pack at a time");
        assertThat(run(path("one"), "--key", key())).isEqualTo(2);
        assertThat(runWith(List.of(path("one"), path("pack.zip"), "--key", key()))).isEqualTo(2);
    }

    @Test
    void aFolder_hasTheLimitsOfAPack() throws IOException {
        var large = Files.createDirectories(folder.resolve("large"));
        for (int i = 0; i <= PackIndex.MAX_TOTAL_BYTES / PackFile.MAX_BYTES; i++) {
            try (var file = new RandomAccessFile(large.resolve("f" + i).toFile(), "rw")) {
                file.setLength(PackFile.MAX_BYTES);
            }
        }
        assertThat(runWith(List.of(path("large"), "--key", key()))).isEqualTo(2);
        assertThat(complained).contains("larger than any pack");

        var many = Files.createDirectories(folder.resolve("many"));
        for (int i = 0; i < PackIndex.MAX_FILES + 3; i++) {
            Files.createFile(many.resolve("f" + i));
        }
        assertThat(runWith(List.of(path("many"), "--key", key()))).isEqualTo(2);
        assertThat(complained).contains("more files");
    }

    @Test
    void theTimeOfThePack_isSaid_andNothingOfLaterIsAnswered() {
        String[] options = {"--key", key(), "--checkpoint", path("checkpoint"), "--at", ""};
        options[5] = TestPack.AT.plusSeconds(30).toString();
        assertThat(run(options)).isZero();
        assertThat(said).contains("The pack is of 2026-03-02T12:01:00Z", "grant.time");

        options[5] = TestPack.AT.plusSeconds(61).toString();
        assertThat(run(options)).isEqualTo(1);
        assertThat(said).contains("pack-is-older");

        assertThat(run("--key", key(), "--checkpoint", path("checkpoint"), "--json")).isZero();
        assertThat(StrictJson.parse(said).path("packAt").asText())
                .isEqualTo("2026-03-02T12:01:00.000Z");
    }

    @Test
    void filesOfACapsuleAlone_needNoIndex() throws IOException {
        unpacked("all");
        var files = new ArrayList<String>();
        for (var path : story.files.keySet()) {
            if (path.startsWith("capsule/") || path.contains("key.created")) {
                files.add(path("all/" + path));
            }
        }
        for (var path : List.of(story.fileOf("capsule.sealed"), story.proofOf("capsule.sealed"))) {
            files.add(path("all/" + path));
        }
        files.addAll(List.of("--key", key(), "--checkpoint", path("checkpoint")));

        assertThat(runWith(files)).isZero();
        assertThat(said).contains("there-is-no-index", "ALL HOLDS");
    }

    @Test
    void whatMakesNoSense_endsWith2_andTheUsage() throws IOException {
        assertThat(runWith(List.of())).isEqualTo(2);
        assertThat(complained).contains("Usage:");
        assertThat(run("--frobnicate")).isEqualTo(2);
        assertThat(run("--key")).isEqualTo(2);
        assertThat(run("--key", "zNoKey")).isEqualTo(2);
        assertThat(run("--at", "yesterday")).isEqualTo(2);
        assertThat(run("--checkpoint", path("missing"))).isEqualTo(2);
        assertThat(runWith(List.of(path("missing.zip")))).isEqualTo(2);
        Files.writeString(folder.resolve("pack.zip"), "PK no zip");
        assertThat(run("--key", key())).isEqualTo(2);
        assertThat(complained).contains("cannot be read");
    }
}
