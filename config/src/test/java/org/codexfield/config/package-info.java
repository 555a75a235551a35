/** Settings as IT may write them, well and badly. */
@NullMarked
package org.codexfield.config;

import org.jspecify.annotations.NullMarked;
