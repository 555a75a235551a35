/** Passwords hashed with Argon2id (RFC 9106). */
@NullMarked
package org.codexfield.identity.argon2;

import org.jspecify.annotations.NullMarked;
