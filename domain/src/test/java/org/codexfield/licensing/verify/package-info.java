/** Credentials and status lists that hold, and many that do not. */
@NullMarked
package org.codexfield.licensing.verify;

import org.jspecify.annotations.NullMarked;
