package org.codexfield.settlement.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.codexfield.settlement.model.PreviewsAreBusy;

/** Bounds how many large lineages are in memory for previews. */
@ApplicationScoped
class PreviewPlaces {

    /** How many are reckoned at once. */
    static final int AT_ONCE = 4;

    private final Semaphore places = new Semaphore(AT_ONCE);

    /**
     * Does it in one of the places.
     *
     * @throws PreviewsAreBusy if none is free
     */
    <T> T in(Supplier<T> work) {
        if (!places.tryAcquire()) {
            throw new PreviewsAreBusy();
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
