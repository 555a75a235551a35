/**
 * Licensing: what may be done with a capsule, by whom, for what, and who agreed to it.
 *
 * <p>Its words: a <em>licence</em> is a text that an officer reads and a machine executes; its
 * canonical form is ODRL 2.2 as JSON-LD, and the digest of that is the <em>terms digest</em>. A
 * <em>purpose</em> comes from the shipped vocabulary; a broader one covers the narrower. A
 * <em>decision</em> is a pure function of licence, request and state of the world; whatever is
 * unknown denies.
 *
 * <p>Publishes: {@link org.codexfield.licensing.Terms}, which decides, and what goes in and comes
 * out of it. Depends on capsules, identity, evidence and {@code shared}.
 */
@NullMarked
package org.codexfield.licensing;

import org.jspecify.annotations.NullMarked;
