package org.codexfield.metering.service;

import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Receipts that are written together or not at all, because something that is kept says that they
 * are due.
 *
 * @param drafts at least one
 * @param claim marks them as written, in their transaction; false if they are not due any more
 */
record DueReceipts(List<ReceiptDraft> drafts, BooleanSupplier claim) {

    DueReceipts {
        drafts = List.copyOf(drafts);
    }
}
