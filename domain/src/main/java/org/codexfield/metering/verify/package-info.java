/**
 * Receipts, tariffs and what nodes and gateways sign, written, read and checked. Server, node and
 * the auditor's offline verifier share this package; it knows no entity, no storage and no network.
 */
@NullMarked
package org.codexfield.metering.verify;

import org.jspecify.annotations.NullMarked;
