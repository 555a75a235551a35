package org.codexfield.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import org.codexfield.evidence.verify.Ed25519;
import org.codexfield.node.installation.NodeIdentity;
import org.codexfield.node.store.Disk;

/** The file of the node's own key: made at the first start, for its owner's eyes only. */
final class NodeKey {

    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final HexFormat HEX = HexFormat.of();

    private NodeKey() {}

    /**
     * Reads the key, or makes it.
     *
     * @throws SettingIsWrong if others may read the file, or it holds no key
     */
    static NodeIdentity of(Path file) throws IOException, SettingIsWrong {
        var privateKey = Files.exists(file) ? read(file) : make(file);
        return new NodeIdentity(
                Ed25519.publicKey(privateKey).toDidKey(), Ed25519.signer(privateKey));
    }

    private static byte[] make(Path file) throws IOException {
        var privateKey = Ed25519.newPrivateKey(new SecureRandom());
        var text = HEX.formatHex(privateKey) + System.lineSeparator();
        FileAttribute<?>[] attributes =
                isPosix(file)
                        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
                        : new FileAttribute<?>[0];
        Disk.write(file, text.getBytes(StandardCharsets.US_ASCII), attributes);
        return privateKey;
    }

    private static byte[] read(Path file) throws IOException, SettingIsWrong {
        if (isPosix(file) && !OWNER.containsAll(Files.getPosixFilePermissions(file))) {
            throw new SettingIsWrong(
                    "The key file " + file + " may be used by others; say: chmod 600 " + file);
        }
        try {
            var privateKey = HEX.parseHex(Files.readString(file).strip());
            if (privateKey.length == Ed25519.PRIVATE_KEY_BYTES) {
                return privateKey;
            }
        } catch (IllegalArgumentException | NoSuchFileException e) {
            throw new SettingIsWrong("The key file " + file + " holds no key in hex.");
        }
        throw new SettingIsWrong("The key file " + file + " holds no key of 32 bytes in hex.");
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
