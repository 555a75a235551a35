/** The ledger and its rules, the refusals of settlement, and the ports through which it is kept. */
@NullMarked
package org.codexfield.settlement.model;

import org.jspecify.annotations.NullMarked;
