package org.codexfield.canary.evidence.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The domain touches nothing outside. */
public final class OpensAFile {
    String read(Path file) throws IOException {
        return Files.readString(file);
    }
}
