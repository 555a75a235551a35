/** Licensing on the web: licences are checked and converted, policies evaluated. */
@NullMarked
package org.codexfield.licensing.web;

import org.jspecify.annotations.NullMarked;
