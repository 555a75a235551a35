/** How logs grow and outbox messages move, without a database. */
@NullMarked
package org.codexfield.evidence.model;

import org.jspecify.annotations.NullMarked;
