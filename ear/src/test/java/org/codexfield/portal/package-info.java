/** The whole product, tested from outside: by HTTP, mail and database. */
@NullMarked
package org.codexfield.portal;

import org.jspecify.annotations.NullMarked;
