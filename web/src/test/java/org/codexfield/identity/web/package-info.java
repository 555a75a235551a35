/** Tests of identity's way into the web. */
@NullMarked
package org.codexfield.identity.web;

import org.jspecify.annotations.NullMarked;
