/** Nodes and what they host: aggregates, refusals and ports. */
@NullMarked
package org.codexfield.metering.model;

import org.jspecify.annotations.NullMarked;
