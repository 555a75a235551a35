/** The adapters of the ledger, for tests. */
@NullMarked
package org.codexfield.settlement.persistence;

import org.jspecify.annotations.NullMarked;
