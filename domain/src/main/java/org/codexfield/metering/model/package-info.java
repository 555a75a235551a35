/** The aggregates of metering, its refusals, and the ports through which it is kept. */
@NullMarked
package org.codexfield.metering.model;

import org.jspecify.annotations.NullMarked;
