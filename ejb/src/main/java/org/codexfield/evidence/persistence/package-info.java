/** Evidence in SQL, the same for H2 and PostgreSQL. */
@NullMarked
package org.codexfield.evidence.persistence;

import org.jspecify.annotations.NullMarked;
