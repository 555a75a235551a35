/** Gives tests of services the adapters, which are private to this package. */
@NullMarked
package org.codexfield.evidence.persistence;

import org.jspecify.annotations.NullMarked;
