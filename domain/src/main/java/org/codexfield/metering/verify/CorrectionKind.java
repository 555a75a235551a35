package org.codexfield.metering.verify;

import java.util.Locale;

/** How a receipt corrects another. */
public enum CorrectionKind {
    /** The old one counts no more. */
    VOID,
    /** The new one counts instead of the old one. */
    AMEND;

    /** The name in documents. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a code.
     *
     * @throws ReceiptIsMalformed if it is none
     */
    public static CorrectionKind parse(String code) {
        for (var kind : values()) {
            if (kind.code().equals(code)) {
                return kind;
            }
        }
        throw new ReceiptIsMalformed("nothing is known of the correction");
    }
}
