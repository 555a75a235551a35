/** Tests of what licensing publishes. */
@NullMarked
package org.codexfield.licensing;

import org.jspecify.annotations.NullMarked;
