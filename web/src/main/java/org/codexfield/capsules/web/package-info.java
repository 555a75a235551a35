/** The pages and resources of capsules. */
@NullMarked
package org.codexfield.capsules.web;

import org.jspecify.annotations.NullMarked;
