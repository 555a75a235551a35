/**
 * The rules of the architecture, held against every class of the product. Each rule has a canary in
 * {@code org.codexfield.canary}: a class that breaks it, so that a rule that cannot fail is found.
 */
@NullMarked
package org.codexfield.architecture;

import org.jspecify.annotations.NullMarked;
