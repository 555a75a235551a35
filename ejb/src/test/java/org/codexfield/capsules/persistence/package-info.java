/** Contracts of capsules' stores. */
@NullMarked
package org.codexfield.capsules.persistence;

import org.jspecify.annotations.NullMarked;
