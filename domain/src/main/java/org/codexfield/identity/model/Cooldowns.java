package org.codexfield.identity.model;

import java.time.Duration;
import java.time.Instant;
import org.codexfield.shared.Digest;

/** Things that are done once in a while, however often they are asked for. */
public interface Cooldowns {

    /**
     * Whether it may be done now; then it may not be done again before the pause is over. Of those
     * who ask at the same moment, one may.
     *
     * @param what names it
     */
    boolean begin(Digest what, Instant now, Duration pause);
}
