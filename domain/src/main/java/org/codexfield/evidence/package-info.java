/**
 * Evidence: what every context writes its facts to, and what an outsider checks them by.
 *
 * <p>Its words: a <em>fact</em> is what an aggregate tells after a change; every fact becomes an
 * audit entry in the same transaction. A <em>logged fact</em> is also a leaf of a transparency log
 * (RFC 9162): the leaf is its type and the digest of its document. A <em>checkpoint</em> is the
 * signed head of a log (C2SP). The <em>outbox</em> holds what must leave the process.
 *
 * <p>Publishes: {@link org.codexfield.evidence.Fact}, {@link org.codexfield.evidence.LoggedFact},
 * {@link org.codexfield.evidence.Outbox}, and the SPIs that contexts above implement: {@link
 * org.codexfield.evidence.Signer}, {@link org.codexfield.evidence.ActorSource}, {@link
 * org.codexfield.evidence.OutboxChannel}. Depends on {@code shared} alone.
 */
@NullMarked
package org.codexfield.evidence;

import org.jspecify.annotations.NullMarked;
