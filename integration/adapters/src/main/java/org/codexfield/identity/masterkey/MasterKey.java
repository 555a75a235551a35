package org.codexfield.identity.masterkey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.codexfield.config.Secret;
import org.codexfield.config.Settings;
import org.jspecify.annotations.Nullable;

/**
 * The key that all private keys are encrypted under: 256 bits, in base64, from the environment or a
 * file. Without either, a file in the data folder is made at the first start, with a warning: it
 * must be backed up apart from the database.
 */
@ApplicationScoped
public class MasterKey {

    private static final System.Logger LOG = System.getLogger(MasterKey.class.getName());
    private static final int KEY_BYTES = 32;
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

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

    /** Writes aside and links: the file is there whole or not at all, and is made only once. */
    private static void create(Path file) throws IOException {
        var fresh = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        var folder = Files.createDirectories(file.toAbsolutePath().getParent());
        var aside = Files.createTempFile(folder, "master", ".new", OWNER_ONLY);
        try {
            Files.writeString(
                    aside, Base64.getEncoder().encodeToString(fresh), StandardOpenOption.SYNC);
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException e) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "Another server made the master key at the same moment",
                    e);
            return;
        } finally {
            Files.delete(aside);
        }
        LOG.log(
                System.Logger.Level.WARNING,
                "No master key is configured; made one in {0}. Back it up apart from the"
                        + " database: without it no stored key opens.",
                file);
    }

    private static byte[] decode(String text) {
        try {
            var decoded = Base64.getDecoder().decode(text.strip());
            if (decoded.length == KEY_BYTES) {
                return decoded;
            }
            throw unusable(decoded.length + " bytes", null);
        } catch (IllegalArgumentException e) {
            throw unusable("something else", e);
        }
    }

    private static IllegalStateException unusable(String what, @Nullable Throwable cause) {
        return new IllegalStateException(
                "The master key must be 32 bytes in base64, not " + what + ".", cause);
    }
}
