/** Metering on real databases. */
@NullMarked
package org.codexfield.metering.persistence;

import org.jspecify.annotations.NullMarked;
