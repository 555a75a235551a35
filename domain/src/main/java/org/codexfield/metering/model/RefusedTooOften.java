package org.codexfield.metering.model;

import java.time.Instant;
import java.util.Map;
import org.codexfield.shared.DomainException;
import org.codexfield.shared.UtcText;

/** A grant was refused so often in this minute that no more is looked at or written down. */
public final class RefusedTooOften extends DomainException {
    private static final long serialVersionUID = 1L;

    /**
     * @param most how many refusals of a grant are written down in a minute
     * @param retryAt when the next minute begins
     */
    public RefusedTooOften(int most, Instant retryAt) {
        super(
                Kind.EXHAUSTED,
                "The grant was refused "
                        + most
                        + " times in this minute; its last receipts say why. Try again from "
                        + UtcText.of(retryAt)
                        + ".",
                Map.of("most", Integer.toString(most), "retryAt", UtcText.of(retryAt)));
    }
}
