/** Tests of the use cases of metering. */
@NullMarked
package org.codexfield.metering.service;

import org.jspecify.annotations.NullMarked;
