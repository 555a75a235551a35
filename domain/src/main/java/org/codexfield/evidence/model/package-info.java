/**
 * The inside of evidence: audit entries, documents and growth of a log, outbox entries and the
 * ports that keep them. Nothing here is for other contexts.
 */
@NullMarked
package org.codexfield.evidence.model;

import org.jspecify.annotations.NullMarked;
