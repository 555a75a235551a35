/** Where identity's aggregates are kept. */
@NullMarked
package org.codexfield.identity.persistence;

import org.jspecify.annotations.NullMarked;
