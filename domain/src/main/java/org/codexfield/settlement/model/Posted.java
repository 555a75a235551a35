package org.codexfield.settlement.model;

import java.time.Instant;
import org.codexfield.settlement.TransactionId;
import org.codexfield.shared.Digest;

/**
 * Where a posting is recorded.
 *
 * @param sequence the number of the transaction in the journal of the currency
 * @param hash the hash of the transaction
 */
public record Posted(TransactionId id, String currency, long sequence, Instant at, Digest hash) {}
