package org.codexfield.verifier;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.codexfield.evidence.verify.PackIndex;
import org.codexfield.metering.verify.CorrectionKind;
import org.codexfield.metering.verify.Dimensions;
import org.codexfield.metering.verify.Receipt;

/** Checks corrections: what they may correct, and whether a receipt still counts. */
final class CorrectionCheck {

    private static final int RANDOM_BITS = 16;

    private final Map<UUID, Receipt> receipts;
    private final Optional<UUID> subject;

    /**
     * @param receipts all that were given
     * @param pack what says that nothing about its subject was left out
     */
    CorrectionCheck(Map<UUID, Receipt> receipts, Optional<PackIndex> pack) {
        this.receipts = receipts;
        this.subject =
                receipts.keySet().stream()
                        .filter(id -> pack.map(PackIndex::id).orElse("").equals(id.toString()))
                        .findFirst();
    }

    void run(Receipt receipt, String path, Report report) {
        receipt.corrects()
                .ifPresent(
                        correction ->
                                report.check(
                                        "receipt.correction",
                                        path,
                                        () -> requireMayCorrect(receipt, correction.receipt())));
        report.check("receipt.counts", path, () -> requireCounts(receipt));
    }

    private void requireMayCorrect(Receipt receipt, UUID corrected) {
        var old = receipts.get(corrected);
        if (old == null) {
            throw DoesNotHold.notShown(
                    "corrected-receipt-is-missing", "The receipt that it corrects was not given.");
        }
        DoesNotHold.unless(
                !old.id().equals(receipt.id()),
                "receipt-corrects-itself",
                "The receipt says that it corrects itself.");
        DoesNotHold.unlessSame(
                old.ground().grant(),
                receipt.ground().grant(),
                "correction-is-of-another-grant",
                "The receipt that it corrects has another grant");
        DoesNotHold.unless(
                old.corrects().isEmpty(),
                "correction-of-a-correction",
                "What it corrects is a correction.");
        requireSameCall(old, receipt);
        requireLowers(old, receipt);
        DoesNotHold.unless(
                isEarlier(old, receipt),
                "correction-came-earlier",
                "What it corrects was made after it.");
        DoesNotHold.unless(
                corrections(corrected).size() == 1,
                "receipt-was-corrected-twice",
                "More than one receipt corrects " + corrected + ".");
    }

    /** All that it says besides what was used. */
    private static void requireSameCall(Receipt old, Receipt receipt) {
        DoesNotHold.unlessSame(
                old.charge().tariffDigest(),
                receipt.charge().tariffDigest(),
                "correction-has-another-tariff",
                "The receipt that it corrects has another tariff");
        DoesNotHold.unless(
                old.ground().equals(receipt.ground())
                        && old.call().equals(receipt.call())
                        && old.servedBy().equals(receipt.servedBy())
                        && old.charge().scorePpm() == receipt.charge().scorePpm(),
                "correction-is-of-another-call",
                "The receipt that it corrects is of another call.");
    }

    /** A correction takes off, and never adds; what costs nothing cannot be corrected. */
    private static void requireLowers(Receipt old, Receipt receipt) {
        var before = old.charge();
        var now = receipt.charge();
        DoesNotHold.unless(
                old.call().outcome().costs() && before.microMu() > 0,
                "corrected-receipt-counts-nothing",
                "The receipt that it corrects costs nothing.");
        DoesNotHold.unless(
                now.dimensions().within(before.dimensions()) && now.microMu() <= before.microMu(),
                "correction-raises",
                "It says that more was used than the receipt that it corrects.");
        boolean isVoid =
                receipt.corrects().filter(one -> one.kind() == CorrectionKind.VOID).isPresent();
        DoesNotHold.unless(
                !isVoid || (now.dimensions().equals(Dimensions.NONE) && now.microMu() == 0),
                "void-counts-something",
                "It voids a receipt, and says that something was used.");
        DoesNotHold.unless(
                isVoid || now.dimensions().calls() == before.dimensions().calls(),
                "amendment-takes-the-call",
                "It amends a receipt, and says that there was no call.");
        DoesNotHold.unless(
                !now.dimensions().equals(before.dimensions()),
                "correction-changes-nothing",
                "It says the same as the receipt that it corrects.");
    }

    /** In one shard by their places, else by the times in their identifiers (RFC 9562). */
    private static boolean isEarlier(Receipt one, Receipt other) {
        return one.origin().equals(other.origin())
                ? one.sequence() < other.sequence()
                : made(one) < made(other);
    }

    private static long made(Receipt receipt) {
        return receipt.id().getMostSignificantBits() >>> RANDOM_BITS;
    }

    /** A receipt beside the one that the pack is about may be corrected by one that is not here. */
    private void requireCounts(Receipt receipt) {
        var corrections = corrections(receipt.id());
        if (!corrections.isEmpty()) {
            throw corrected(corrections.get(0));
        }
        boolean isSubject = subject.filter(receipt.id()::equals).isPresent();
        boolean isOfSubject =
                receipt.corrects().map(Receipt.Correction::receipt).equals(subject)
                        && subject.isPresent();
        if (!isSubject && !isOfSubject) {
            throw DoesNotHold.notShown(
                    "nobody-says-that-it-counts",
                    "The pack is not about this receipt: a correction may have been left out.");
        }
    }

    /** That it does not count is what a pack of its correction is to show. */
    private DoesNotHold corrected(Receipt by) {
        boolean isVoid = by.corrects().filter(one -> one.kind() == CorrectionKind.VOID).isPresent();
        var code = isVoid ? "receipt-was-voided" : "receipt-was-amended";
        var reason = "It counts no more, by the receipt " + by.id() + ".";
        return subject.filter(by.id()::equals).isPresent()
                ? DoesNotHold.notAsked(code, reason)
                : DoesNotHold.because(code, reason);
    }

    private List<Receipt> corrections(UUID id) {
        return receipts.values().stream()
                .filter(one -> one.corrects().filter(c -> c.receipt().equals(id)).isPresent())
                .toList();
    }
}
