package org.codexfield.evidence;

import org.codexfield.shared.Digest;

/**
 * The canonical digest of an aggregate before and after a command. A creation starts from {@link
 * Digest#ZERO}, a deletion ends there.
 */
public record Change(Digest before, Digest after) {

    /** The change that brought something into being. */
    public static Change created(Digest after) {
        return new Change(Digest.ZERO, after);
    }
}
