/** How every context's adapters speak SQL: plain JDBC in the caller's transaction. */
@NullMarked
package org.codexfield.shared.persistence;

import org.jspecify.annotations.NullMarked;
