/** Where offers, requests, grants and status lists are kept. */
@NullMarked
package org.codexfield.licensing.persistence;

import org.jspecify.annotations.NullMarked;
