/** Private keys encrypted under the installation's master key. */
@NullMarked
package org.codexfield.identity.masterkey;

import org.jspecify.annotations.NullMarked;
