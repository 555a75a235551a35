/** Tests of the evaluation of ODRL policies. */
@NullMarked
package org.codexfield.licensing.model.policy;

import org.jspecify.annotations.NullMarked;
