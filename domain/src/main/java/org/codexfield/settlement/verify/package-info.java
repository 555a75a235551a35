/**
 * What settles a period, as pure rules: pricing, the fee schedule, the royalty rule, currencies.
 * Server and the auditor's offline verifier share this package; it knows no entity, no storage and
 * no network.
 *
 * <p>Amounts are {@code amountMicro}: whole millionths of the currency's major unit. Shares are
 * millionths (ppm). Nothing here rounds without saying so, and nothing wraps.
 */
@NullMarked
package org.codexfield.settlement.verify;

import org.jspecify.annotations.NullMarked;
