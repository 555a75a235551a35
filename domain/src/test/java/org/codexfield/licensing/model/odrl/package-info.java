/** Tests of licences as ODRL. */
@NullMarked
package org.codexfield.licensing.model.odrl;

import org.jspecify.annotations.NullMarked;
