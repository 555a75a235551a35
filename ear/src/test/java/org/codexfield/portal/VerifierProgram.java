package org.codexfield.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The verifier as outsiders run it, on files of a folder: {@code did.json}, {@code checkpoint}. */
final class VerifierProgram {

    private static final long LIMIT_SECONDS = 60;

    private final Path folder;

    VerifierProgram(Path folder) {
        this.folder = folder;
    }

    void save(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }

    String path(String name) {
        return folder.resolve(name).toString();
    }

    /** What the verifier says, once it ended as expected. */
    String verified(int expected, String evidence, String... more) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-jar", System.getProperty("codexfield.verifier")));
        command.addAll(List.of(path(evidence), "--key", path("did.json")));
        command.addAll(List.of("--checkpoint", path("checkpoint")));
        command.addAll(List.of(more));
        var output = folder.resolve("said.txt");
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("The verifier does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        var said = Files.readString(output);
        assertThat(process.exitValue()).as(said).isEqualTo(expected);
        return said;
    }
}
