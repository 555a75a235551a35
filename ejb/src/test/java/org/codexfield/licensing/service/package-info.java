/** Tests of the use cases of licensing, those with a database on real stores. */
@NullMarked
package org.codexfield.licensing.service;

import org.jspecify.annotations.NullMarked;
