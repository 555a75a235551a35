/**
 * The identity provider by OpenID Connect: discovery, the code flow with PKCE, and the checks of
 * every token that comes from it.
 *
 * <p>The issuer comes from the configuration alone and every other address from the issuer's own
 * document, so nobody who calls can choose what is fetched.
 */
@NullMarked
package org.codexfield.identity.oidc;

import org.jspecify.annotations.NullMarked;
