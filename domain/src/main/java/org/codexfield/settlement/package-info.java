/**
 * Settlement: what is owed for what was used, to whom, and what was paid.
 *
 * <p>Its words: an <em>account</em> of the <em>ledger</em> is an organisation's, or the platform's,
 * in one currency and for one purpose. A <em>posting</em> asks for amounts to be moved between
 * accounts; recorded, it is a <em>transaction</em>, whose entries sum to zero and never change. The
 * transactions of a currency are a <em>journal</em>: numbered without a gap and chained by their
 * hashes. A <em>hold</em> reserves an amount without moving it.
 *
 * <p>Amounts are {@code amountMicro}: whole millionths of the currency's major unit.
 *
 * <p>Depends on {@code metering} and those below it.
 */
@NullMarked
package org.codexfield.settlement;

import org.jspecify.annotations.NullMarked;
