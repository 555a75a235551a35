package org.codexfield.capsules.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.evidence.verify.Jws;
import org.codexfield.evidence.verify.VerificationKey;
import org.codexfield.evidence.verify.VerifiedJws;
import org.codexfield.shared.Digest;

/**
 * What a version is: format 1, as {@code docs/manifest.md} has it. Written in canonical JSON; the
 * digest of those bytes names the version. Two manifests are equal when their bytes are.
 *
 * <pre>{@code
 * var manifest = Manifest.parse(bytes);   // refuses whatever breaks a rule of the format
 * Manifest.verify(bytes, signature, kid -> didDocument.findKey(kid, ASSERTION));
 * }</pre>
 *
 * @param head what it is a manifest of
 * @param documentation what it says of itself
 * @param parts at least one, at most {@value #MAX_PARTS}; kept sorted by path
 * @param parents at most {@value #MAX_PARENTS}; kept sorted by digest
 */
public record Manifest(
        ManifestHead head,
        Documentation documentation,
        List<ManifestPart> parts,
        List<ManifestParent> parents) {

    /** The format that is written. */
    public static final int FORMAT_VERSION = 1;

    /** The most parts of a version. */
    public static final int MAX_PARTS = 5_000;

    /** The most parents of a version. */
    public static final int MAX_PARENTS = 1_000;

    /** The {@code typ} of the signature's header. */
    public static final String SIGNATURE_TYPE = "codexfield-manifest+jws";

    /** The leaf type of a seal. */
    public static final String LEAF_TYPE = "capsule.sealed";

    /** Sorts, and checks what only the whole can break. */
    public Manifest {
        parts = parts.stream().sorted(Comparator.comparing(ManifestPart::path)).toList();
        parents =
                parents.stream()
                        .sorted(Comparator.comparing(ManifestParent::manifestDigest))
                        .toList();
        if (parts.isEmpty() || parts.size() > MAX_PARTS) {
            throw new ManifestIsMalformed(parts.size() + " parts instead of 1 to " + MAX_PARTS);
        }
        if (parents.size() > MAX_PARENTS) {
            throw new ManifestIsMalformed("more than " + MAX_PARENTS + " parents");
        }
        requireDistinct(parts);
        if (parents.stream().map(ManifestParent::manifestDigest).distinct().count()
                < parents.size()) {
            throw new ManifestIsMalformed("a parent is named twice");
        }
    }

    /**
     * Reads a manifest from its canonical bytes.
     *
     * @throws ManifestIsMalformed if it breaks a rule of the format, or is of another format
     * @throws org.codexfield.shared.DomainException if one of its values is malformed
     */
    public static Manifest parse(byte[] canonical) {
        var manifest = ManifestJson.read(CanonicalJson.parseCanonical(canonical));
        if (!Arrays.equals(manifest.bytes(), canonical)) {
            throw new ManifestIsMalformed("it is not written as the format demands");
        }
        return manifest;
    }

    /**
     * Checks the detached signature of a manifest, and that a key of the creator made it.
     *
     * @param keys the keys of the creator's DID document by {@code kid}
     * @return header and key of the signature
     * @throws ManifestIsMalformed if the key is another's
     * @throws org.codexfield.shared.DomainException if manifest or signature do not hold
     */
    public static VerifiedJws verify(
            byte[] canonical,
            String detachedJws,
            Function<String, java.util.Optional<VerificationKey>> keys) {
        var creator = parse(canonical).head().creator();
        var verified = Jws.verifyDetached(detachedJws, canonical, SIGNATURE_TYPE, keys);
        if (!verified.header().kid().startsWith(creator + "#")) {
            throw new ManifestIsMalformed("it is signed by another than its creator");
        }
        return verified;
    }

    /** The JSON form. */
    public JsonNode toJson() {
        return ManifestJson.write(this);
    }

    /** The canonical bytes: what is digested, signed and served. */
    public byte[] bytes() {
        return CanonicalJson.of(toJson());
    }

    /** The digest of the bytes: the name of the version. */
    public Digest digest() {
        return Digest.of(bytes());
    }

    private static void requireDistinct(List<ManifestPart> parts) {
        var paths = new HashSet<String>();
        for (var part : parts) {
            if (!paths.add(part.path().folded())) {
                throw new ManifestIsMalformed("two parts have the name " + part.path());
            }
        }
        for (var path : paths) {
            for (int i = path.indexOf('/'); i >= 0; i = path.indexOf('/', i + 1)) {
                if (paths.contains(path.substring(0, i))) {
                    throw new ManifestIsMalformed("a part is a folder of another: " + path);
                }
            }
        }
    }
}
