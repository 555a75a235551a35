package org.codexfield.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.List;

/**
 * Copies what a child prints into a file that cannot fill the disk: at the cap the file becomes
 * {@code name.1} and a new one begins, so the last lines are always there.
 */
final class CappedLog implements Runnable {
    static final long DEFAULT_CAP_BYTES = 10L << 20;
    private static final int TAIL_LINES = 40;

    private final InputStream source;
    private final Path file;
    private final long capBytes;

    CappedLog(InputStream source, Path file, long capBytes) {
        this.source = source;
        this.file = file;
        this.capBytes = capBytes;
    }

    @Override
    public void run() {
        try (source) {
            var buffer = new byte[8192];
            int read = source.read(buffer);
            while (read >= 0) {
                read = copyUntilFull(buffer, read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the log " + file, e);
        }
    }

    private int copyUntilFull(byte[] buffer, int first) throws IOException {
        if (Files.exists(file)) {
            Files.move(
                    file,
                    file.resolveSibling(file.getFileName() + ".1"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        long written = 0;
        int read = first;
        try (OutputStream out = Files.newOutputStream(file)) {
            while (read >= 0 && written < capBytes) {
                out.write(buffer, 0, read);
                out.flush();
                written += read;
                read = source.read(buffer);
            }
        }
        return read;
    }

    /** The last lines of a log, for the message of a failure; empty when there is no log yet. */
    static String tail(Path file) {
        if (!Files.isReadable(file)) {
            return "";
        }
        var lines = new ArrayDeque<String>();
        try (var reader =
                new BufferedReader(
                        new InputStreamReader(
                                Files.newInputStream(file), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.addLast(line);
                if (lines.size() > TAIL_LINES) {
                    lines.removeFirst();
                }
            }
        } catch (IOException e) {
            return "(" + file + " cannot be read: " + e.getMessage() + ")";
        }
        return String.join(System.lineSeparator(), List.copyOf(lines));
    }
}
