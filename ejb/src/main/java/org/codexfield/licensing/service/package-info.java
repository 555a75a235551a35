/** Use cases of licensing: licences are read, checked and converted, policies evaluated. */
@NullMarked
package org.codexfield.licensing.service;

import org.jspecify.annotations.NullMarked;
