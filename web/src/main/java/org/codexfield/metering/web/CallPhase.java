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
    private final AtomicReference<Step> step = new AtomicReference<>(Step.ADMITTING);
    private final long begun;
    private volatile long moved;

    /** How far. */
    enum Step {
        /** The call is not admitted yet; its body may be read first. */
        ADMITTING,
        /** The call is admitted, and a small body is taken in. */
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

    /** Goes to settling, unless somebody has done so; what is not admitted is not settled. */
    boolean settle() {
        for (Step now = step(); isOpen(now); now = step()) {
            if (go(now, Step.SETTLING)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOpen(Step step) {
        return step != Step.ADMITTING && step.compareTo(Step.SETTLING) < 0;
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
