/** The tables of identity on real databases. */
@NullMarked
package org.codexfield.identity.persistence;

import org.jspecify.annotations.NullMarked;
