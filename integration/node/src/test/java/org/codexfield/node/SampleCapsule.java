package org.codexfield.node;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codexfield.capsules.verify.CallProtocol;
import org.codexfield.capsules.verify.CapsuleKind;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.Documentation;
import org.codexfield.capsules.verify.Manifest;
import org.codexfield.capsules.verify.ManifestHead;
import org.codexfield.capsules.verify.ManifestPart;
import org.codexfield.capsules.verify.PartPath;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.evidence.verify.BlockTree;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;

/**
 * A sealed version with its bytes.
 *
 * @param manifest what it is
 * @param parts the bytes of its parts by path; not to be changed
 */
record SampleCapsule(Manifest manifest, Map<String, byte[]> parts) {

    static SampleCapsule dataset(String slug, Map<String, byte[]> parts) {
        return of(slug, CapsuleKind.DATASET, Optional.empty(), parts);
    }

    static SampleCapsule model(String slug, byte[] onnx) {
        return of(
                slug,
                CapsuleKind.MODEL,
                Optional.of(CallProtocol.OPEN_INFERENCE_V2),
                Map.of("model.onnx", onnx));
    }

    static SampleCapsule prompt(String slug, Map<String, byte[]> parts) {
        return of(slug, CapsuleKind.PROMPT, Optional.of(CallProtocol.HTTP), parts);
    }

    private static SampleCapsule of(
            String slug,
            CapsuleKind kind,
            Optional<CallProtocol> protocol,
            Map<String, byte[]> parts) {
        var listed = new ArrayList<ManifestPart>();
        parts.forEach(
                (path, bytes) ->
                        listed.add(
                                new ManifestPart(
                                        new PartPath(path),
                                        "application/octet-stream",
                                        tree(bytes))));
        var head =
                new ManifestHead(
                        new CapsuleName("northlight-institute", slug),
                        new VersionNumber("1.0.0"),
                        kind,
                        new Did("did:web:localhost:organisations:northlight-institute"),
                        protocol);
        var said = new Documentation("A sample", "", "A card", List.of());
        return new SampleCapsule(
                new Manifest(head, said, listed, List.of()), new LinkedHashMap<>(parts));
    }

    Digest digest() {
        return manifest.digest();
    }

    byte[] part(String path) {
        var bytes = parts.get(path);
        if (bytes == null) {
            throw new IllegalArgumentException("no part " + path);
        }
        return bytes;
    }

    Digest sha256(String path) {
        return Digest.of(part(path));
    }

    private static BlockTree tree(byte[] bytes) {
        try {
            return BlockTree.of(new ByteArrayInputStream(bytes), hash -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
