/**
 * The manifest of a sealed version, read, written and checked: format 1 of {@code
 * docs/manifest.md}. The server, a node and the auditor's offline verifier share this package; it
 * knows no entity, no storage and no network.
 */
@NullMarked
package org.codexfield.capsules.verify;

import org.jspecify.annotations.NullMarked;
