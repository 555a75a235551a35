/** Nodes and what they host, in the database. */
@NullMarked
package org.codexfield.metering.persistence;

import org.jspecify.annotations.NullMarked;
