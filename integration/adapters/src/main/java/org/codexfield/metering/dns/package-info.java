/** Asks the network for addresses. */
@NullMarked
package org.codexfield.metering.dns;

import org.jspecify.annotations.NullMarked;
