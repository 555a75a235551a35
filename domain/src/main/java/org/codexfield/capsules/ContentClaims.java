package org.codexfield.capsules;

import org.codexfield.shared.Digest;

/**
 * SPI: which content a context above names. Implemented by every context that keeps content in the
 * store of parts; what nobody claims is removed after a day.
 *
 * <p>It is asked in the transaction that removes the content, for one digest at a time.
 */
public interface ContentClaims {

    /** Whether anything names this content, now or in a history that can still be read. */
    boolean claims(Digest sha256);
}
