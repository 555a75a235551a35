/** Tests of identity's use cases with their real stores. */
@NullMarked
package org.codexfield.identity.service;

import org.jspecify.annotations.NullMarked;
