package org.codexfield.verifier;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.codexfield.capsules.verify.Manifest;
import org.codexfield.evidence.verify.VerificationKey;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DomainException;

/** Checks what a capsule version is: manifest, signature, seal. */
final class ManifestCheck {

    private final Evidence evidence;
    private final List<Document> documents;
    private final KeyHistory keys;
    private final Report report;

    ManifestCheck(Evidence evidence, List<Document> documents, KeyHistory keys, Report report) {
        this.evidence = evidence;
        this.documents = documents;
        this.keys = keys;
        this.report = report;
    }

    /** The manifest that was sealed, if one was given that can be read. */
    Optional<Manifest> run() {
        var found = evidence.single(Kind.MANIFEST, report);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var item = found.get();
        report.check(
                "manifest.format",
                item.path(),
                () -> {
                    Manifest unused = Manifest.parse(item.bytes());
                });
        report.check("manifest.signature", item.path(), () -> requireSigned(item));
        report.check("manifest.seal", item.path(), () -> requireSealed(item));
        return parsed(item);
    }

    private void requireSigned(Item item) {
        Manifest.verify(item.bytes(), signature().ascii(), this::find);
    }

    private void requireSealed(Item item) {
        var manifest = Manifest.parse(item.bytes());
        var seal = seal(item.digest());
        DoesNotHold.unlessSame(
                seal.text("creator"),
                manifest.head().creator().value(),
                "seal-names-another-creator",
                "The seal names another creator than the manifest");
        DoesNotHold.unlessSame(
                seal.text("capsule") + " " + seal.text("version"),
                manifest.head().capsule() + " " + manifest.head().version(),
                "seal-names-another-version",
                "The seal names another version than the manifest");
        DoesNotHold.unlessSame(
                seal.digest("signatureDigest"),
                Digest.of(signature().ascii().getBytes(StandardCharsets.US_ASCII)),
                "seal-names-another-signature",
                "The log holds another signature of the manifest");
        var verified = Manifest.verify(item.bytes(), signature().ascii(), this::find);
        DoesNotHold.unlessSame(
                seal.text("kid"),
                verified.header().kid(),
                "seal-names-another-key",
                "The seal names another key than the signature");
        keys.requireInForce(verified.header().kid(), verified.key(), seal.place());
    }

    /** The leaf by which a manifest was sealed. */
    Document seal(Digest manifest) {
        var seals =
                documents.stream()
                        .filter(document -> document.type().equals(Manifest.LEAF_TYPE))
                        .toList();
        if (seals.isEmpty()) {
            throw DoesNotHold.notShown("seal-is-missing", "No seal of the manifest was given.");
        }
        return seals.stream()
                .filter(document -> document.digest("manifestDigest").equals(manifest))
                .findFirst()
                .orElseThrow(
                        () ->
                                DoesNotHold.because(
                                        "seal-is-of-another-manifest",
                                        "What the log holds is the seal of another manifest."));
    }

    private Optional<VerificationKey> find(String kid) {
        return keys.find(kid);
    }

    private Item signature() {
        return evidence.first(Kind.MANIFEST_SIGNATURE)
                .orElseThrow(
                        () ->
                                DoesNotHold.notShown(
                                        "signature-is-missing",
                                        "No signature of the manifest was given."));
    }

    private static Optional<Manifest> parsed(Item item) {
        try {
            return Optional.of(Manifest.parse(item.bytes()));
        } catch (DomainException e) {
            return Optional.empty();
        }
    }
}
