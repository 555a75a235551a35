/** Decisions: a licence made ready for deciding, and why a decision came out as it did. */
@NullMarked
package org.codexfield.licensing.model.decision;

import org.jspecify.annotations.NullMarked;
