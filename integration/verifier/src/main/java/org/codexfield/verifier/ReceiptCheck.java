package org.codexfield.verifier;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.codexfield.capsules.verify.Manifest;
import org.codexfield.evidence.verify.Checkpoint;
import org.codexfield.evidence.verify.PackIndex;
import org.codexfield.evidence.verify.SignedLeaf;
import org.codexfield.evidence.verify.SignedNote;
import org.codexfield.metering.verify.Outcome;
import org.codexfield.metering.verify.Receipt;
import org.codexfield.metering.verify.Tariff;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DomainException;

/** Checks receipts: where a shard holds them, under which grant, and what they cost. */
final class ReceiptCheck {

    private static final String SHARD_LOGGED = "log.checkpoint";
    private static final String TARIFF_LOGGED = "tariff.adopted";

    private final Evidence evidence;
    private final List<Document> documents;
    private final LogCheck logs;
    private final Report report;
    private final Map<UUID, Receipt> receipts = new LinkedHashMap<>();

    /** What receipts are compared with. */
    record Ground(
            Optional<Manifest> manifest,
            Optional<Document> grant,
            GrantCheck grants,
            CapabilityCheck capabilities,
            CallTokenCheck tokens) {}

    ReceiptCheck(Evidence evidence, List<Document> documents, LogCheck logs, Report report) {
        this.evidence = evidence;
        this.documents = documents;
        this.logs = logs;
        this.report = report;
        for (var item : evidence.all(Kind.RECEIPT)) {
            parsed(item).ifPresent(receipt -> receipts.put(receipt.id(), receipt));
        }
    }

    /**
     * Checks all receipts; gives their identifiers.
     *
     * @param pack what says that no correction was left out
     */
    List<String> run(Ground ground, Optional<PackIndex> pack) {
        var corrections = new CorrectionCheck(receipts, pack);
        for (var item : evidence.all(Kind.RECEIPT)) {
            report.check(
                    "receipt.format",
                    item.path(),
                    () -> {
                        Receipt unused = Receipt.parse(item.bytes());
                    });
            parsed(item)
                    .ifPresent(
                            receipt -> {
                                run(item, receipt, ground);
                                corrections.run(receipt, item.path(), report);
                            });
        }
        return receipts.keySet().stream().map(UUID::toString).toList();
    }

    private void run(Item item, Receipt receipt, Ground ground) {
        var path = item.path();
        report.check("receipt.inclusion", path, () -> requireInShard(path, receipt));
        report.check("receipt.shard", path, () -> requireAnchored(path, receipt));
        report.check("receipt.capsule", path, () -> requireCapsule(receipt, ground.manifest()));
        report.check("receipt.grant", path, () -> requireGrant(receipt, grant(ground)));
        report.check("receipt.time", path, () -> requireTime(receipt, ground));
        if (receipt.call().reported()) {
            report.check(
                    "receipt.token", path, () -> ground.tokens().require(receipt, grant(ground)));
        } else {
            report.check("receipt.credential", path, () -> requireCredential(receipt, ground));
        }
        report.check("receipt.tariff", path, () -> requireTariff(receipt));
        report.check("receipt.amount", path, () -> requireAmount(receipt));
    }

    private SignedLeaf requireInShard(String path, Receipt receipt) {
        var proof = logs.require(path, receipt.leaf(), receipt.origin());
        DoesNotHold.unlessSame(
                proof.proof().leafIndex(),
                receipt.sequence(),
                "sequence-is-another",
                "The shard holds the receipt at another place than it says");
        return proof;
    }

    /** The shard's tree must be one that the log of decisions names, or that was pinned itself. */
    private void requireAnchored(String path, Receipt receipt) {
        var head = head(requireInShard(path, receipt));
        var pinned = logs.pinned(receipt.origin());
        if (!pinned.isEmpty()) {
            pinned.forEach(one -> logs.requireConsistent(one, head));
            return;
        }
        var logged =
                documents.stream()
                        .filter(document -> document.type().equals(SHARD_LOGGED))
                        .filter(document -> document.text("origin").equals(receipt.origin()))
                        .toList();
        if (logged.isEmpty()) {
            throw DoesNotHold.notShown(
                    "shard-is-not-logged",
                    "No document of the log of decisions names the shard's tree; it does so within"
                            + " a minute.");
        }
        var covering =
                logged.stream()
                        .filter(document -> document.number("treeSize") > receipt.sequence())
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        DoesNotHold.notShown(
                                                "shard-was-logged-before",
                                                "The log of decisions names the shard's tree of a"
                                                        + " time before the receipt only."));
        logs.requireConsistent(
                new Checkpoint(
                        receipt.origin(), covering.number("treeSize"), covering.digest("root")),
                head);
    }

    private static Checkpoint head(SignedLeaf proof) {
        return Checkpoint.ofText(SignedNote.parse(proof.checkpoint()).text());
    }

    private static void requireCapsule(Receipt receipt, Optional<Manifest> manifest) {
        var sealed =
                manifest.orElseThrow(
                        () ->
                                DoesNotHold.notShown(
                                        "manifest-is-missing", "No readable manifest was given."));
        same(
                receipt.ground().capsuleDigest(),
                sealed.digest(),
                "receipt-is-of-another-capsule",
                "version");
        same(
                receipt.ground().capsule() + " " + receipt.ground().version(),
                sealed.head().capsule() + " " + sealed.head().version(),
                "receipt-names-another-capsule",
                "name of the capsule");
    }

    private static void requireGrant(Receipt receipt, Document grant) {
        var ground = receipt.ground();
        same(ground.grant(), grant.text("grant"), "receipt-is-of-another-grant", "grant");
        same(
                ground.termsDigest(),
                grant.digest("termsDigest"),
                "receipt-has-other-terms",
                "terms digest");
        same(
                ground.provider().value(),
                grant.text("provider"),
                "receipt-has-another-provider",
                "provider");
        same(
                ground.consumer().value(),
                grant.text("consumer"),
                "receipt-has-another-consumer",
                "consumer");
        if (receipt.call().outcome() != Outcome.DENIED) {
            DoesNotHold.unless(
                    grant.texts("actions").contains(receipt.call().action()),
                    "action-was-not-granted",
                    "The grant does not permit to " + receipt.call().action());
        }
    }

    /** What was denied may have been denied because the grant did not hold. */
    private static void requireTime(Receipt receipt, Ground ground) {
        if (receipt.call().outcome() == Outcome.DENIED) {
            ground.grants().requireKnown(receipt.call().start());
        } else {
            ground.grants().requireHeld(grant(ground), receipt.call().start());
        }
    }

    private void requireCredential(Receipt receipt, Ground ground) {
        var shown = receipt.ground().credentialDigest();
        if (shown == null) {
            throw DoesNotHold.because(
                    "credential-is-not-named",
                    "A gateway's receipt names the credential that it was shown.");
        }
        var grant = grant(ground);
        var given =
                evidence.all(Kind.CAPABILITY).stream()
                        .filter(item -> CapabilityCheck.digest(item).equals(shown))
                        .findFirst();
        ground.capabilities().requireIssued(shown, grant, receipt.call().start());
        if (given.isPresent() && receipt.call().outcome() != Outcome.DENIED) {
            ground.capabilities().read(given.get(), grant, Optional.of(receipt.call().start()));
        }
    }

    private Tariff tariff(Receipt receipt) {
        var digest = receipt.charge().tariffDigest();
        var tariffs = evidence.all(Kind.TARIFF);
        if (tariffs.isEmpty()) {
            throw DoesNotHold.notShown("tariff-is-missing", "The tariff was not given.");
        }
        return tariffs.stream()
                .filter(item -> item.digest().equals(digest))
                .findFirst()
                .map(item -> Tariff.parse(item.bytes()))
                .orElseThrow(
                        () ->
                                DoesNotHold.because(
                                        "tariff-is-another",
                                        "The tariff that was given is not the one that the receipt"
                                                + " names."));
    }

    private void requireTariff(Receipt receipt) {
        var tariff = tariff(receipt);
        var adopted =
                documents.stream()
                        .filter(document -> document.type().equals(TARIFF_LOGGED))
                        .filter(document -> isOf(document, tariff.digest()))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        DoesNotHold.notShown(
                                                "adoption-is-missing",
                                                "Nothing shows that the tariff was adopted."));
        same(
                adopted.number("version"),
                tariff.version(),
                "adoption-is-of-another-version",
                "version");
        DoesNotHold.unless(
                !adopted.instant("at").isAfter(receipt.call().start()),
                "tariff-was-adopted-later",
                "The tariff was adopted after the call.");
        requireInForce(adopted, receipt.call().start());
    }

    /** Of all that were adopted by then, the one that the log took last is in force. */
    private void requireInForce(Document adopted, Instant at) {
        for (var other : documents) {
            DoesNotHold.unless(
                    !other.type().equals(TARIFF_LOGGED)
                            || other.place() <= adopted.place()
                            || other.instant("at").isAfter(at),
                    "tariff-was-superseded",
                    "Another tariff had been adopted by then: " + other.path());
        }
    }

    private static boolean isOf(Document adoption, Digest tariff) {
        return adoption.digest("tariffDigest").equals(tariff);
    }

    private void requireAmount(Receipt receipt) {
        var charge = receipt.charge();
        long due =
                receipt.call().outcome().costs() ? tariff(receipt).microMu(charge.dimensions()) : 0;
        DoesNotHold.unlessSame(
                charge.microMu(),
                due,
                "amount-is-another",
                "The tariff makes another amount of what was used");
    }

    private static Document grant(Ground ground) {
        return ground.grant()
                .orElseThrow(
                        () ->
                                DoesNotHold.notShown(
                                        "grant-is-missing",
                                        "The document of the grant was not given."));
    }

    private static Optional<Receipt> parsed(Item item) {
        try {
            return Optional.of(Receipt.parse(item.bytes()));
        } catch (DomainException e) {
            return Optional.empty();
        }
    }

    private static void same(Object one, Object other, String code, String what) {
        DoesNotHold.unlessSame(one, other, code, "The receipt has another " + what);
    }
}
