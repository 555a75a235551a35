/**
 * Use cases of licensing: licences are read, checked and converted, policies evaluated; offers,
 * requests, grants and credentials.
 */
@NullMarked
package org.codexfield.licensing.service;

import org.jspecify.annotations.NullMarked;
