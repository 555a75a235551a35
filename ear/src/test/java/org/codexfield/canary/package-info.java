/**
 * Classes that each break a rule of the architecture, on purpose. They lie in packages that mirror
 * the product's and are no part of it.
 */
@NullMarked
package org.codexfield.canary;

import org.jspecify.annotations.NullMarked;
