/** Nodes, quotas and receipts in the database. */
@NullMarked
package org.codexfield.metering.persistence;

import org.jspecify.annotations.NullMarked;
