/** Prompts: texts with places that a call fills in. */
@NullMarked
package org.codexfield.node.prompt;

import org.jspecify.annotations.NullMarked;
