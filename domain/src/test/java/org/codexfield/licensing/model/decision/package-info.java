/** Tests of decisions. */
@NullMarked
package org.codexfield.licensing.model.decision;

import org.jspecify.annotations.NullMarked;
