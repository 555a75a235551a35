package org.codexfield.metering.model;

import java.time.Instant;
import java.util.Optional;
import org.codexfield.identity.MemberId;
import org.codexfield.metering.ReceiptId;
import org.codexfield.metering.verify.CorrectionKind;

/** Port: which receipt was corrected by which, and why; each once and for ever. */
public interface ReceiptCorrections {

    /**
     * Keeps a correction, in the transaction of its receipt.
     *
     * @return false if the receipt is corrected already; then nothing was kept
     */
    boolean add(Kept correction);

    /** The correction that a receipt has to do with, as the one corrected or as the new one. */
    Optional<Kept> find(ReceiptId either);

    /**
     * A correction.
     *
     * @param original the receipt that counts no more
     * @param receipt the one that corrects it
     * @param reason as it was typed
     */
    record Kept(
            ReceiptId original,
            ReceiptId receipt,
            CorrectionKind kind,
            String reason,
            MemberId decidedBy,
            Instant decidedAt) {}
}
