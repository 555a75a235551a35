/** Licensing's stores for tests. */
@NullMarked
package org.codexfield.licensing.persistence;

import org.jspecify.annotations.NullMarked;
