package org.codexfield.identity.masterkey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.codexfield.config.Secret;
import org.codexfield.config.Settings;

/**
 * The key that all private keys are encrypted under: 256 bits, in base64, from the environment or a
 * file. Without either, a file in the data folder is made at the first start, with a warning: it
 * must be backed up apart from the database.
 */
@ApplicationScoped
public class MasterKey {

    private static final System.Logger LOG = System.getLogger(MasterKey.class.getName());
    private static final int KEY_BYTES = 32;

    private final byte[] bytes;

    /** For the container's proxy. */
    protected MasterKey() {
        this.bytes = new byte[0];
    }

    /** Reads the configured key. */
    @Inject
    public MasterKey(Settings settings) {
        this.bytes =
                decode(settings.masterKey().map(Secret::value).orElseGet(() -> fromFile(settings)));
    }

    byte[] bytes() {
        return bytes.clone();
    }

    private static String fromFile(Settings settings) {
        var configured = settings.masterKeyFile();
        var file = configured.orElseGet(() -> settings.dataDir().resolve("master.key"));
        try {
            if (configured.isEmpty() && !Files.exists(file)) {
                create(file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The master key file cannot be read: " + file, e);
        }
    }

    private static void create(Path file) throws IOException {
        var fresh = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        Files.createDirectories(file.toAbsolutePath().getParent());
        try {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException e) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "Another server made the master key at the same moment",
                    e);
            return;
        }
        Files.writeString(
                file,
                Base64.getEncoder().encodeToString(fresh),
                StandardOpenOption.SYNC,
                StandardOpenOption.WRITE);
        LOG.log(
                System.Logger.Level.WARNING,
                "No master key is configured; made one in {0}. Back it up apart from the"
                        + " database: without it no stored key opens.",
                file);
    }

    private static byte[] decode(String text) {
        var decoded = Base64.getDecoder().decode(text.strip());
        if (decoded.length != KEY_BYTES) {
            throw new IllegalStateException(
                    "The master key must be 32 bytes in base64, not " + decoded.length + " bytes.");
        }
        return decoded;
    }
}
