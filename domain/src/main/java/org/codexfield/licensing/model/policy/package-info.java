/**
 * Evaluates any ODRL policy: which of its rules are active for a request in a state of the world,
 * and why. Pure functions; whatever is unknown denies and is named.
 */
@NullMarked
package org.codexfield.licensing.model.policy;

import org.jspecify.annotations.NullMarked;
