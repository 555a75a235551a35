/**
 * The very few value types that every context speaks: digests, decentralised identifiers, new
 * identifiers, pages of lists, and the base of all refusals.
 *
 * <p>What is here is immutable, checked when it is made, and free of any framework. A type belongs
 * here only when contexts that may not see each other must exchange it; anything else belongs to
 * the context whose word it is.
 *
 * <p>Depends on nothing but the Java platform and the UUID generator.
 */
@NullMarked
package org.codexfield.shared;

import org.jspecify.annotations.NullMarked;
