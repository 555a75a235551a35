/** Keeps capsules in SQL. */
@NullMarked
package org.codexfield.capsules.persistence;

import org.jspecify.annotations.NullMarked;
