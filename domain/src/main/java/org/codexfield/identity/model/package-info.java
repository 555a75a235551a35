/** Aggregates, refusals and ports of identity; private to it. */
@NullMarked
package org.codexfield.identity.model;

import org.jspecify.annotations.NullMarked;
