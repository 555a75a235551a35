/**
 * Capability credentials and status lists, written, read and checked; prices and the windows in
 * which they count. Server, gateway, node and the auditor's offline verifier share this package; it
 * knows no entity, no storage and no network.
 */
@NullMarked
package org.codexfield.licensing.verify;

import org.jspecify.annotations.NullMarked;
