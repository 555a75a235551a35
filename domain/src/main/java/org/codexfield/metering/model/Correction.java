package org.codexfield.metering.model;

import java.util.Optional;
import org.codexfield.metering.verify.CorrectionKind;
import org.codexfield.metering.verify.Dimensions;
import org.codexfield.metering.verify.Receipt;
import org.codexfield.metering.verify.Tariff;
import org.codexfield.shared.Text;
import org.codexfield.shared.TextIsUnacceptable;

/**
 * What is wrong with a receipt, as the provider says. A correction only ever lowers: {@code void}
 * says that nothing was used, {@code amend} that less was.
 *
 * @param amended what was really used; none for {@code void}
 * @param reason {@value #MIN_REASON} to {@value #MAX_REASON} characters of plain text
 */
public record Correction(CorrectionKind kind, Optional<Amended> amended, String reason) {

    /** The shortest reason. */
    public static final int MIN_REASON = 3;

    /** The longest reason, in UTF-16 units. */
    public static final int MAX_REASON = 500;

    private static final String REASON = "reason";

    /**
     * @throws CorrectionIsMalformed if numbers are missing, or are none of its business
     * @throws TextIsUnacceptable if the reason is no text of this length
     */
    public Correction {
        if (kind == CorrectionKind.VOID && amended.isPresent()) {
            throw new CorrectionIsMalformed("what is void has no dimensions");
        }
        if (kind == CorrectionKind.AMEND && amended.isEmpty()) {
            throw new CorrectionIsMalformed("to amend needs dimensions");
        }
        reason = Text.block(REASON, reason, MAX_REASON);
        if (reason.length() < MIN_REASON) {
            throw new TextIsUnacceptable(REASON, "shorter than " + MIN_REASON + " characters");
        }
    }

    /**
     * What was really used; what is left out is as the receipt says.
     *
     * @param bytes moved in both directions
     * @param tokens of text in and out
     * @param cpuMicros CPU time in microseconds
     * @param gpuMicros GPU time in microseconds
     */
    public record Amended(
            Optional<Long> bytes,
            Optional<Long> tokens,
            Optional<Long> cpuMicros,
            Optional<Long> gpuMicros) {

        private Dimensions of(Dimensions old) {
            return new Dimensions(
                    old.calls(),
                    lower("bytes", bytes, old.bytes()),
                    lower("tokens", tokens, old.tokens()),
                    lower("cpuMicros", cpuMicros, old.cpuMicros()),
                    lower("gpuMicros", gpuMicros, old.gpuMicros()));
        }

        private static long lower(String dimension, Optional<Long> wanted, long old) {
            long now = wanted.orElse(old);
            if (now < 0 || now > old) {
                throw new CorrectionRaises(dimension, old);
            }
            return now;
        }
    }

    /**
     * Goes on only with a receipt that can be corrected, as far as it says itself.
     *
     * @throws CorrectionIsFinal if it is a correction
     * @throws ReceiptCountsNothing if it costs nothing
     */
    private static void requireCorrectable(Receipt receipt) {
        if (receipt.corrects().isPresent()) {
            throw new CorrectionIsFinal(receipt.id().toString());
        }
        if (!isCorrectable(receipt)) {
            throw new ReceiptCountsNothing(receipt.id().toString());
        }
    }

    /** Whether it can be corrected, as far as it says itself. */
    public static boolean isCorrectable(Receipt receipt) {
        return receipt.corrects().isEmpty()
                && receipt.call().outcome().costs()
                && receipt.charge().microMu() > 0;
    }

    /**
     * What counts instead of the receipt, by the same tariff.
     *
     * @throws CorrectionIsFinal if the receipt is a correction
     * @throws ReceiptCountsNothing if it costs nothing
     * @throws CorrectionRaises if something would be more than it says
     * @throws CorrectionChangesNothing if nothing would be less
     */
    public Receipt.Charge chargeFor(Receipt receipt, Tariff tariff) {
        requireCorrectable(receipt);
        var old = receipt.charge();
        var used = amended.map(what -> what.of(old.dimensions())).orElse(Dimensions.NONE);
        if (used.equals(old.dimensions())) {
            throw new CorrectionChangesNothing();
        }
        return new Receipt.Charge(used, old.tariffDigest(), tariff.microMu(used), old.scorePpm());
    }
}
