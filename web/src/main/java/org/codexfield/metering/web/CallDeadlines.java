package org.codexfield.metering.web;

import java.time.Duration;
import org.codexfield.metering.web.CallPhase.Step;
import org.codexfield.shared.web.Problem;

/** Ends a call that is late, by what it waits for. */
final class CallDeadlines {

    /** How long a node may think before its answer begins. */
    static final Duration FIRST_BYTE = Duration.ofSeconds(30);

    /** How long a body may pause, in either direction. */
    static final Duration IDLE = Duration.ofSeconds(60);

    /** How long a receipt may take to be durable. */
    static final Duration DURABLE = Duration.ofSeconds(10);

    /** How long a call may take in all. */
    static final Duration WHOLE = Duration.ofHours(1);

    private static final Problem CLIENT_IS_IDLE =
            Problem.of(408, "client-is-idle", "The rest of the request did not come in time.");
    private static final Problem TAKES_TOO_LONG =
            Problem.of(504, "call-takes-too-long", "No call may take longer than an hour.");

    private final CallPhase phase;
    private final Events events;

    /** What is late, and what is done about it. */
    interface Events {
        /** Whether the next move is the client's. */
        boolean waitsForClient();

        /** Whether the client has sent all that it has. */
        boolean hasWholeRequest();

        /** The source of the answer may be pausing. */
        void sourcePauses();

        /** The node is late. */
        void nodeIsLate();

        /** The call ends, with this problem if it can still be told. */
        void giveUp(Problem problem);

        /** The client's connection ends. */
        void breakOff();
    }

    CallDeadlines(CallPhase phase, Events events) {
        this.phase = phase;
        this.events = events;
    }

    /** Ends the call if it is late; called again and again. */
    void tick() {
        var step = phase.step();
        if (step.compareTo(Step.SETTLING) < 0 && phase.lasts(WHOLE)) {
            events.giveUp(TAKES_TOO_LONG);
            return;
        }
        switch (step) {
            case ADMITTING, TAKING -> whenIdleFor(IDLE, () -> events.giveUp(CLIENT_IS_IDLE));
            case ASKING -> tickServing(events.hasWholeRequest() ? FIRST_BYTE : IDLE);
            case ANSWERING -> {
                events.sourcePauses();
                tickServing(IDLE);
            }
            case SETTLING -> whenIdleFor(DURABLE, events::breakOff);
            case ENDING -> whenIdleFor(IDLE, events::breakOff);
        }
    }

    private void tickServing(Duration ofNode) {
        if (events.waitsForClient()) {
            whenIdleFor(IDLE, () -> events.giveUp(CLIENT_IS_IDLE));
        } else {
            whenIdleFor(ofNode, events::nodeIsLate);
        }
    }

    private void whenIdleFor(Duration limit, Runnable then) {
        if (phase.isIdleFor(limit)) {
            then.run();
        }
    }
}
