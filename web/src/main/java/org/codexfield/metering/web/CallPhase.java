package org.codexfield.metering.web;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * How far a call has come, and since when nothing has moved. Only who moves it to {@link
 * Step#SETTLING} settles it.
 */
final class CallPhase {

    private final LongSupplier nanos;
    private final AtomicReference<Step> step = new AtomicReference<>(Step.TAKING);
    private final long begun;
    private volatile long moved;

    /** How far. */
    enum Step {
        /** A small body is taken in, or the call is admitted. */
        TAKING,
        /** A node has been asked, and has not answered. */
        ASKING,
        /** There is an answer, which is passed on. */
        ANSWERING,
        /** The receipt is written. */
        SETTLING,
        /** What is left is sent. */
        ENDING
    }

    CallPhase(LongSupplier nanos) {
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
        this.moved = begun;
    }

    Step step() {
        return Objects.requireNonNull(step.get());
    }

    /** Goes from one step to another, unless somebody else has gone elsewhere. */
    boolean go(Step from, Step to) {
        moved();
        return step.compareAndSet(from, to);
    }

    /** Goes to settling, unless somebody has done so. */
    boolean settle() {
        for (Step now = step(); now.compareTo(Step.SETTLING) < 0; now = step()) {
            if (go(now, Step.SETTLING)) {
                return true;
            }
        }
        return false;
    }

    /** Something moved. */
    void moved() {
        moved = nanos.getAsLong();
    }

    long now() {
        return nanos.getAsLong();
    }

    /** Whether nothing has moved for so long. */
    boolean isIdleFor(Duration limit) {
        return nanos.getAsLong() - moved > limit.toNanos();
    }

    /** Whether the call has taken longer than that. */
    boolean lasts(Duration limit) {
        return nanos.getAsLong() - begun > limit.toNanos();
    }
}
