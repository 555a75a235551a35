/** Use cases of settlement: what is posted, held and checked, and who would be paid. */
@NullMarked
package org.codexfield.settlement.service;

import org.jspecify.annotations.NullMarked;
