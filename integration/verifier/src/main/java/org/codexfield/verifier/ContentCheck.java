package org.codexfield.verifier;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.codexfield.capsules.verify.Manifest;
import org.codexfield.capsules.verify.ManifestPart;
import org.codexfield.evidence.verify.BlockHasher;
import org.codexfield.evidence.verify.BlockTree;
import org.codexfield.evidence.verify.InclusionProof;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.verifier.Evidence.Content;

/** Checks content against the parts of a manifest, one block in memory. */
final class ContentCheck {

    private final Manifest manifest;
    private final Report report;

    ContentCheck(Manifest manifest, Report report) {
        this.manifest = manifest;
        this.report = report;
    }

    /** Checks what was given, and says which parts were not. */
    void run(List<Content> given) {
        var seen = new HashSet<String>();
        for (var content : given) {
            report.check(
                    "content.part",
                    content.name(),
                    () -> {
                        var part = part(content.name());
                        seen.add(part.path().value());
                        require(part, content);
                    });
        }
        long missing =
                manifest.parts().stream()
                        .filter(part -> !seen.contains(part.path().value()))
                        .count();
        if (missing > 0) {
            report.check(
                    "content.part",
                    missing + " of " + manifest.parts().size() + " parts",
                    () -> {
                        throw DoesNotHold.notAsked(
                                "content-was-not-given",
                                "Give the files of the capsule beside the evidence to have them"
                                        + " checked.");
                    });
        }
    }

    /** Checks one block of a part by its path to the root of the part's blocks. */
    void block(String path, Content block, Content proof) {
        report.check(
                "content.block",
                path,
                () -> {
                    var part = part(path).content();
                    var shown = InclusionProof.ofJson(StrictJson.parse(bytes(proof)));
                    DoesNotHold.unlessSame(
                            shown.treeSize(),
                            (long) part.blocks(),
                            "block-is-of-another-part",
                            "The path is for content of other blocks");
                    var bytes = bytes(block);
                    DoesNotHold.unlessSame(
                            bytes.length,
                            part.blockBytes((int) shown.leafIndex()),
                            "block-has-another-size",
                            "The block has another size");
                    DoesNotHold.unless(
                            shown.proves(BlockHasher.blockHash(bytes, bytes.length), part.root()),
                            "block-was-altered",
                            "The path does not lead from the block to the root that was sealed.");
                });
    }

    private ManifestPart part(String name) {
        return find(name)
                .orElseThrow(
                        () ->
                                DoesNotHold.because(
                                        "part-is-unknown",
                                        "The manifest has no part of this name."));
    }

    /** By path; a file given without folders also by its last segment, if that is unambiguous. */
    private Optional<ManifestPart> find(String name) {
        var exact =
                manifest.parts().stream()
                        .filter(part -> part.path().value().equals(name))
                        .findFirst();
        if (exact.isPresent() || name.contains("/")) {
            return exact;
        }
        var ending =
                manifest.parts().stream()
                        .filter(part -> part.path().value().endsWith("/" + name))
                        .toList();
        return ending.size() == 1 ? Optional.of(ending.get(0)) : Optional.empty();
    }

    private static void require(ManifestPart part, Content content) {
        var sealed = part.content();
        try {
            DoesNotHold.unlessSame(
                    Files.size(content.file()),
                    sealed.sizeBytes(),
                    "content-has-another-size",
                    "The part has another size");
            try (var in = Files.newInputStream(content.file())) {
                var found = BlockTree.of(in, hash -> {});
                DoesNotHold.unless(
                        found.sha256().equals(sealed.sha256()),
                        "content-was-altered",
                        "The digest of the part is not the one that was sealed.");
                DoesNotHold.unless(
                        found.root().equals(sealed.root()),
                        "block-root-is-another",
                        "The root over the blocks is not the one that was sealed.");
            }
        } catch (IOException e) {
            throw DoesNotHold.notShown("content-cannot-be-read", "The file cannot be read.");
        }
    }

    private static byte[] bytes(Content content) {
        try (var in = Files.newInputStream(content.file())) {
            return in.readNBytes(BlockTree.BLOCK_BYTES + 1);
        } catch (IOException e) {
            throw DoesNotHold.notShown("content-cannot-be-read", "The file cannot be read.");
        }
    }
}
