package org.codexfield.settlement.verify;

import org.codexfield.shared.Did;

/**
 * What somebody gets of a charge.
 *
 * @param payee who is paid
 * @param kind for what
 * @param amountMicro more than 0
 */
public record Payout(Did payee, PayoutKind kind, long amountMicro) {}
