@NullMarked
package org.codexfield.metering.verify;

import org.jspecify.annotations.NullMarked;
