package org.codexfield.verifier;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.codexfield.capsules.verify.Manifest;
import org.codexfield.evidence.verify.DidDocument;
import org.codexfield.evidence.verify.PackIndex;
import org.codexfield.evidence.verify.VerificationKey;
import org.codexfield.evidence.verify.VerificationMethod;
import org.codexfield.evidence.verify.VerificationMethod.Purpose;
import org.codexfield.shared.Did;

/** Runs all checks over what was given. */
final class Verifier {

    private final Given given;
    private final Trust trust;
    private final Optional<Instant> at;
    private final Report report;
    private final Evidence evidence;

    /**
     * @param at the time at which grant and credential are to hold; empty for no time
     * @param report takes the findings
     */
    Verifier(Given given, Trust trust, Optional<Instant> at, Report report) {
        this.given = given;
        this.trust = trust;
        this.at = at;
        this.report = report;
        this.evidence = new Evidence(given.documents(), given.content(), report);
    }

    /** Runs them. */
    void run() {
        report.check("trust.key", "--key", this::requirePinned);
        var index = PackCheck.peek(given.pack());
        var logs = new LogCheck(evidence, trust, trustedKeys(index), report);
        logs.decisionsHead();
        var documents = logs.decisions();
        var keys = new KeyHistory(documents, report);
        var installation = installation(index, keys);
        report.check(
                "trust.installation",
                installation.map(Did::value).orElse("installation"),
                () -> requireInstallation(installation, keys));
        var pack =
                new PackCheck(given.pack(), report)
                        .run(kid -> signer(kid, keys, installation), () -> noIndex(documents));
        index.ifPresent(one -> checkIndex(one, keys, documents));
        checkDocuments(keys);
        var manifests = new ManifestCheck(evidence, documents, keys, report);
        var manifest = manifests.run();
        manifest.ifPresent(
                one -> checkCapsule(one, manifests, new Ownership(keys, logs), installation));
        var grants = new GrantCheck(evidence, documents, keys, pack.map(PackIndex::at), report);
        var grant = grants.run(manifest);
        var capabilities = new CapabilityCheck(documents, keys, grants);
        grant.ifPresentOrElse(
                one -> checkGrant(one, grants, capabilities), this::checkNoCredentials);
        installation.ifPresent(did -> logs.trustAlso(keys.sound(did)));
        var tokens = new CallTokenCheck(evidence, documents, keys, installation);
        var ground = new ReceiptCheck.Ground(manifest, grant, grants, capabilities, tokens);
        var receipts = new ReceiptCheck(evidence, documents, logs, report).run(ground, pack);
        checkSubject(pack, manifest, grant, receipts);
    }

    private record Ownership(KeyHistory keys, LogCheck logs) {}

    private void checkSubject(
            Optional<PackIndex> pack,
            Optional<Manifest> manifest,
            Optional<Document> grant,
            List<String> receipts) {
        report.check(
                "evidence.subject",
                pack.map(one -> one.kind() + " " + one.id()).orElse("evidence"),
                () -> requireSubject(pack, grant, receipts));
        if (manifest.isEmpty() && grant.isEmpty() && receipts.isEmpty()) {
            report.check("evidence.subject", "evidence", Verifier::requireAnything);
        }
    }

    private void requirePinned() {
        if (!trust.isPinned()) {
            throw DoesNotHold.notShown(
                    "no-key-is-pinned",
                    "Give the installation's public key, obtained elsewhere (--key): without it"
                            + " everything here may be made by anybody.");
        }
    }

    /** Pinned keys; where there are none, those that the evidence claims, to check the rest. */
    private List<VerificationKey> trustedKeys(Optional<PackIndex> index) {
        if (trust.isPinned()) {
            return trust.keys();
        }
        return evidence.all(Kind.LOGGED).stream()
                .map(Item::json)
                .filter(json -> json.path("type").asText().equals(KeyHistory.CREATED))
                .filter(
                        json ->
                                index.map(one -> one.installation().value())
                                        .orElse("")
                                        .equals(json.path("did").asText()))
                .map(json -> VerificationKey.ofMultikey(json.path("publicKeyMultibase").asText()))
                .toList();
    }

    /** Who runs the log: by what was pinned, by the index, or by whose key was pinned. */
    private Optional<Did> installation(Optional<PackIndex> index, KeyHistory keys) {
        if (trust.installation().isPresent()) {
            return trust.installation();
        }
        return index.map(PackIndex::installation)
                .or(
                        () ->
                                trust.keys().stream()
                                        .flatMap(key -> keys.kids(key).stream())
                                        .map(kid -> new Did(kid.substring(0, kid.indexOf('#'))))
                                        .findFirst());
    }

    private void requireInstallation(Optional<Did> installation, KeyHistory keys) {
        var did = known(installation);
        var kids =
                trust.keys().stream()
                        .flatMap(key -> keys.kids(key).stream())
                        .filter(kid -> kid.startsWith(did + "#"))
                        .toList();
        DoesNotHold.unless(
                !trust.isPinned() || !kids.isEmpty(),
                "installation-is-another",
                "The log does not hold the pinned key as one of " + did);
        kids.forEach(keys::requireNotCompromised);
        PackCheck.peek(given.pack())
                .ifPresent(
                        index ->
                                DoesNotHold.unlessSame(
                                        index.installation(),
                                        did,
                                        "installation-is-another",
                                        "The pack is of another installation"));
    }

    private static Did known(Optional<Did> installation) {
        return installation.orElseThrow(
                () ->
                        DoesNotHold.notShown(
                                "installation-is-unknown", "Nothing says whose key was pinned."));
    }

    private static Optional<VerificationKey> signer(
            String kid, KeyHistory keys, Optional<Did> installation) {
        return installation.flatMap(did -> keys.find(kid, did));
    }

    /** Without an index, a pack, a grant or a call is not judged: what ended it may be left out. */
    private DoesNotHold noIndex(List<Document> documents) {
        var why = "Without an index nobody says that nothing was left out.";
        boolean isNeeded =
                !given.pack().isEmpty()
                        || !evidence.all(Kind.RECEIPT).isEmpty()
                        || documents.stream().anyMatch(d -> d.type().equals(GrantCheck.ISSUED));
        return isNeeded
                ? DoesNotHold.notShown("there-is-no-index", why)
                : DoesNotHold.notAsked("there-is-no-index", why);
    }

    private void checkIndex(PackIndex index, KeyHistory keys, List<Document> documents) {
        report.ofTime(index.at());
        report.check("pack.time", PackIndex.PATH, () -> requireNewest(index, documents));
        checkSigner(index, keys);
    }

    /** Who has an old key could else make an index of before its end. */
    private void requireNewest(PackIndex index, List<Document> documents) {
        var own = given.pack().stream().map(Item::path).collect(Collectors.toSet());
        for (var document : documents) {
            DoesNotHold.unless(
                    !own.contains(document.path()) || !document.instant("at").isAfter(index.at()),
                    "index-is-older",
                    document.path() + " is of after the index.");
        }
    }

    /**
     * The key that signed the index was in force when it did. As the log holds no index, the time
     * is the signer's word, which a key that was ever reported has not.
     */
    private void checkSigner(PackIndex index, KeyHistory keys) {
        given.pack().stream()
                .filter(item -> item.path().equals(PackIndex.SIGNATURE_PATH))
                .findFirst()
                .ifPresent(
                        signature ->
                                report.check(
                                        "pack.key",
                                        signature.path(),
                                        () -> {
                                            var header = Headers.kid(signature.ascii());
                                            var key =
                                                    keys.find(header)
                                                            .orElseThrow(
                                                                    () -> Headers.unknown(header));
                                            keys.requireNotCompromised(header);
                                            keys.requireInForce(header, key, index.at());
                                        }));
    }

    private void checkDocuments(KeyHistory keys) {
        for (var item : evidence.all(Kind.DID_DOCUMENT)) {
            report.check(
                    "did.document",
                    item.path(),
                    () -> {
                        var json = item.json();
                        var did = new Did(json.path("id").asText());
                        DidDocument.ofJson(json, did)
                                .methods()
                                .forEach(method -> requireLogged(method, keys));
                    });
        }
    }

    private static void requireLogged(VerificationMethod method, KeyHistory keys) {
        keys.require(method.id(), method.key());
        if (method.purposes().contains(Purpose.ASSERTION)) {
            keys.requireNotCompromised(method.id());
        }
    }

    private void checkCapsule(
            Manifest manifest,
            ManifestCheck manifests,
            Ownership with,
            Optional<Did> installation) {
        var check = new OwnershipCheck(with.keys(), manifests, with.logs());
        var credentials = evidence.all(Kind.OWNERSHIP);
        for (var item : credentials) {
            report.check(
                    "ownership.credential",
                    item.path(),
                    () -> check.require(item, manifest, known(installation)));
        }
        if (credentials.isEmpty()) {
            report.check("ownership.credential", "capsule", this::noOwnership);
        }
        var content = new ContentCheck(manifest, report);
        content.run(evidence.content());
        given.blocks().forEach(block -> content.block(block.part(), block.bytes(), block.proof()));
    }

    private void noOwnership() {
        var why = "No ownership credential was given.";
        throw given.pack().isEmpty()
                ? DoesNotHold.notAsked("credential-is-missing", why)
                : DoesNotHold.notShown("credential-is-missing", why);
    }

    private void checkGrant(Document grant, GrantCheck grants, CapabilityCheck check) {
        at.ifPresent(
                time ->
                        report.check(
                                "grant.time", grant.path(), () -> grants.requireHeld(grant, time)));
        var credentials = evidence.all(Kind.CAPABILITY);
        for (var item : credentials) {
            report.check(
                    "capability.signature", item.path(), () -> check.requireSigned(item, grant));
            report.check("capability.grant", item.path(), () -> check.requireOfGrant(item, grant));
            at.ifPresent(
                    time ->
                            report.check(
                                    "capability.time",
                                    item.path(),
                                    () -> check.read(item, grant, Optional.of(time))));
        }
        if (credentials.isEmpty()) {
            report.check(
                    "capability.signature",
                    grant.path(),
                    () -> {
                        throw DoesNotHold.notAsked(
                                "credential-was-not-given",
                                "Its holder can give the credential beside the evidence.");
                    });
        }
    }

    /** A credential says nothing without the grant that it is of. */
    private void checkNoCredentials() {
        for (var item : evidence.all(Kind.CAPABILITY)) {
            report.check(
                    "capability.grant",
                    item.path(),
                    () -> {
                        throw DoesNotHold.notShown(
                                "grant-is-missing", "The document of the grant was not given.");
                    });
        }
    }

    private static void requireSubject(
            Optional<PackIndex> pack, Optional<Document> grant, List<String> receipts) {
        if (pack.isEmpty()) {
            return;
        }
        var id = pack.get().id();
        boolean isThere =
                switch (pack.get().kind()) {
                    case "grant" -> grant.isPresent() && grant.get().text("grant").equals(id);
                    case "receipt" -> receipts.contains(id);
                    default -> false;
                };
        DoesNotHold.unless(
                isThere, "subject-is-missing", "The pack holds nothing of what it is about.");
    }

    private static void requireAnything() {
        throw DoesNotHold.notShown(
                "nothing-is-shown", "There is neither capsule nor grant nor receipt.");
    }
}
