/** Aggregates, refusals and ports of offers, requests and grants; private to licensing. */
@NullMarked
package org.codexfield.licensing.model;

import org.jspecify.annotations.NullMarked;
