package org.codexfield.metering.service;

import org.codexfield.evidence.LogProofs;

/**
 * A receipt and the proof that its shard holds it.
 *
 * @param receipt the canonical text
 * @param proved the leaf, its path, and the signed checkpoint
 */
public record ReceiptProofView(String receipt, LogProofs.Proved proved) {}
