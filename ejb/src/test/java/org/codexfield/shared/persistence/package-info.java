/** Real databases for tests, migrated and used as the server does. */
@NullMarked
package org.codexfield.shared.persistence;

import org.jspecify.annotations.NullMarked;
