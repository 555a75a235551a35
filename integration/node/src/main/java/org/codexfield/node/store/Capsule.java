package org.codexfield.node.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.codexfield.capsules.verify.Manifest;
import org.codexfield.capsules.verify.ManifestPart;
import org.codexfield.shared.Digest;

/** A capsule version that the node has the manifest of. */
public final class Capsule {

    private final Digest digest;
    private final Manifest manifest;
    private final Map<String, ManifestPart> parts;

    /**
     * @param bytes of the manifest
     * @throws org.codexfield.shared.DomainException if it is none
     */
    public Capsule(byte[] bytes) {
        this.digest = Digest.of(bytes);
        this.manifest = Manifest.parse(bytes);
        this.parts =
                manifest.parts().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        part -> part.path().value(), Function.identity()));
    }

    /** Its name. */
    public Digest digest() {
        return digest;
    }

    /** What it is. */
    public Manifest manifest() {
        return manifest;
    }

    /** The part of exactly this name. */
    public Optional<ManifestPart> part(String path) {
        return Optional.ofNullable(parts.get(path));
    }

    /** All parts. */
    public List<ManifestPart> parts() {
        return manifest.parts();
    }

    /** The content of all parts. */
    Set<Digest> contents() {
        return parts().stream().map(part -> part.content().sha256()).collect(Collectors.toSet());
    }

    @Override
    public String toString() {
        return manifest.head().capsule() + " " + manifest.head().version();
    }
}
