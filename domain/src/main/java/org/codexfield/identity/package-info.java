/**
 * Identity: who acts, for which organisation, and with which keys.
 *
 * <p>Its words: an <em>organisation</em> takes part (provider, consumer, node operator,
 * institution) and has a DID; an <em>account</em> is a person's login; a <em>member</em> is an
 * account within one organisation, with roles there. A <em>signing key</em> signs for an
 * organisation, in hosted or external custody. An <em>API key</em> lets a machine act as a member.
 * The <em>installation</em> is an organisation too: its members with the role operator run it.
 *
 * <p>Publishes identifiers, {@link org.codexfield.identity.Role roles}, the {@link
 * org.codexfield.identity.CurrentUser current user} and its facts. Depends on {@code evidence} and
 * {@code shared}; implements {@code evidence.Signer} and {@code evidence.ActorSource}.
 */
@NullMarked
package org.codexfield.identity;

import org.jspecify.annotations.NullMarked;
