/** Models by themselves. */
@NullMarked
package org.codexfield.node.inference;

import org.jspecify.annotations.NullMarked;
