@NullMarked
package org.codexfield.settlement.verify;

import org.jspecify.annotations.NullMarked;
