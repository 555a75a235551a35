/** Keeps the parts of capsules in a folder, by their digest. */
@NullMarked
package org.codexfield.capsules.filesystem;

import org.jspecify.annotations.NullMarked;
