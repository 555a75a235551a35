/** Evidence on real databases. */
@NullMarked
package org.codexfield.evidence.service;

import org.jspecify.annotations.NullMarked;
