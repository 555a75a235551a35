/** Time for tests. */
@NullMarked
package org.codexfield.shared.service;

import org.jspecify.annotations.NullMarked;
