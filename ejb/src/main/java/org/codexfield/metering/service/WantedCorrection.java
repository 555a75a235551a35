package org.codexfield.metering.service;

import java.util.Arrays;
import java.util.Optional;
import org.codexfield.metering.model.Correction;
import org.codexfield.metering.model.CorrectionIsMalformed;
import org.codexfield.metering.verify.CorrectionKind;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says is wrong with a receipt.
 *
 * @param kind {@code void} or {@code amend}
 * @param reason 3 to 500 characters of plain text
 * @param dimensions what was really used; for {@code amend} alone
 */
public record WantedCorrection(String kind, String reason, @Nullable Amended dimensions) {

    /**
     * What was really used; what is left out is as the receipt says.
     *
     * @param bytes moved in both directions
     * @param tokens of text in and out
     * @param cpuMicros CPU time in microseconds
     * @param gpuMicros GPU time in microseconds
     */
    public record Amended(
            @Nullable Long bytes,
            @Nullable Long tokens,
            @Nullable Long cpuMicros,
            @Nullable Long gpuMicros) {

        private Correction.Amended read() {
            return new Correction.Amended(
                    Optional.ofNullable(bytes),
                    Optional.ofNullable(tokens),
                    Optional.ofNullable(cpuMicros),
                    Optional.ofNullable(gpuMicros));
        }
    }

    /**
     * As the domain has it.
     *
     * @throws CorrectionIsMalformed if it is of no kind, or has numbers that this kind has not
     * @throws org.codexfield.shared.TextIsUnacceptable if the reason is none
     */
    Correction read() {
        var known =
                Arrays.stream(CorrectionKind.values())
                        .filter(one -> one.code().equals(kind))
                        .findFirst()
                        .orElseThrow(() -> new CorrectionIsMalformed("its kind is void or amend"));
        return new Correction(known, Optional.ofNullable(dimensions).map(Amended::read), reason);
    }
}
