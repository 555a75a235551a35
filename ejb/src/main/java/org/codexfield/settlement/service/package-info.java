/** Use cases of settlement: what is posted, held and checked. */
@NullMarked
package org.codexfield.settlement.service;

import org.jspecify.annotations.NullMarked;
