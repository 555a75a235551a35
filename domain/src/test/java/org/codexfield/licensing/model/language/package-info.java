/** Tests of the licence language. */
@NullMarked
package org.codexfield.licensing.model.language;

import org.jspecify.annotations.NullMarked;
