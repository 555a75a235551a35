/** Tests of the identity provider's adapter, against a provider that lies on demand. */
@NullMarked
package org.codexfield.identity.oidc;

import org.jspecify.annotations.NullMarked;
