/** The use cases of capsules on real stores, with callers of every kind. */
@NullMarked
package org.codexfield.capsules.service;

import org.jspecify.annotations.NullMarked;
