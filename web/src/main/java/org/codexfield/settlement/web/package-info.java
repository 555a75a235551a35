/** Settlement by REST and on pages: royalties, and what they are made of. */
@NullMarked
package org.codexfield.settlement.web;

import org.jspecify.annotations.NullMarked;
