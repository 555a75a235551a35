/** The ledger in the database. */
@NullMarked
package org.codexfield.settlement.persistence;

import org.jspecify.annotations.NullMarked;
