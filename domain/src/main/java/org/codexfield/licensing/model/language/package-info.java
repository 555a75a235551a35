/** The licence language: the licence as a value, its text, its vocabularies, and what is odd. */
@NullMarked
package org.codexfield.licensing.model.language;

import org.jspecify.annotations.NullMarked;
