package org.codexfield.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CappedLogTest {
    private static final long CAP = 10_000;

    @TempDir private Path folder;

    @Test
    void log_neverGrowsBeyondTheCap_andKeepsTheLastLine() throws IOException {
        var log = folder.resolve("child.log");

        new CappedLog(lines(100_000), log, CAP).run();

        try (var files = Files.list(folder)) {
            assertThat(files.toList()).hasSizeLessThanOrEqualTo(2);
        }
        assertThat(Files.size(log)).isLessThan(2 * CAP);
        assertThat(CappedLog.tail(log)).endsWith("line 99999");
    }

    @Test
    void log_ofAnEarlierChild_isKeptAside() throws IOException {
        var log = folder.resolve("child.log");

        new CappedLog(lines(1), log, CAP).run();
        new CappedLog(lines(2), log, CAP).run();

        assertThat(folder.resolve("child.log.1")).hasContent("line 0");
        assertThat(log).hasContent("line 0\nline 1");
    }

    @Test
    void tail_isEmpty_whenThereIsNoLog() {
        assertThat(CappedLog.tail(folder.resolve("none"))).isEmpty();
    }

    private static ByteArrayInputStream lines(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("line ").append(i).append('\n');
        }
        return new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
