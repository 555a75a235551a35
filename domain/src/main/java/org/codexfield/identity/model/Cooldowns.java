package org.codexfield.identity.model;

import static java.nio.charset.StandardCharsets.US_ASCII;

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

    /**
     * The same for things that may be done several times within the pause: each time has a pause of
     * its own.
     *
     * @param most how often, a small number
     */
    default boolean beginOneOf(int most, Digest what, Instant now, Duration pause) {
        for (int i = 0; i < most; i++) {
            if (begin(Digest.of((what.hex() + " " + i).getBytes(US_ASCII)), now, pause)) {
                return true;
            }
        }
        return false;
    }
}
