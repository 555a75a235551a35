/** Nodes by REST and on pages. */
@NullMarked
package org.codexfield.metering.web;

import org.jspecify.annotations.NullMarked;
