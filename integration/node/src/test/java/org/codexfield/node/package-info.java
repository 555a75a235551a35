/** The node against an installation that is a small server of the test, over real HTTP. */
@NullMarked
package org.codexfield.node;

import org.jspecify.annotations.NullMarked;
