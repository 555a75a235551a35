/** The ledger on both databases. */
@NullMarked
package org.codexfield.settlement.service;

import org.jspecify.annotations.NullMarked;
