/** Tests of the use cases of licensing. */
@NullMarked
package org.codexfield.licensing.service;

import org.jspecify.annotations.NullMarked;
