/** Aggregates, refusals and ports of capsules; private to it. */
@NullMarked
package org.codexfield.capsules.model;

import org.jspecify.annotations.NullMarked;
