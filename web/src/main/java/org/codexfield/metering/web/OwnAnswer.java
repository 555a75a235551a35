package org.codexfield.metering.web;

import java.util.function.Consumer;
import org.codexfield.metering.service.GatewayPart;
import org.codexfield.metering.service.MeteredCall;
import org.codexfield.metering.web.CallPhase.Step;
import org.codexfield.shared.DomainException;
import org.codexfield.shared.web.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Answers a download without a node: with what the gateway itself holds, or with the head alone.
 */
final class OwnAnswer {

    private static final System.Logger LOG = System.getLogger(OwnAnswer.class.getName());

    private final GatewayTools tools;
    private final CallPhase phase;
    private final Consumer<NodeFailure> broken;
    private volatile @Nullable StoredPart stored;
    private volatile boolean given;

    /**
     * @param broken told if it cannot be given, or not to its end
     */
    OwnAnswer(GatewayTools tools, CallPhase phase, Consumer<NodeFailure> broken) {
        this.tools = tools;
        this.phase = phase;
        this.broken = broken;
    }

    /** Whether it is this that is answered. */
    boolean isGiven() {
        return given;
    }

    /** Answers with the head. */
    void giveHead(PartAnswer wanted, MeteredAnswer answer) {
        if (begin(wanted, answer)) {
            answer.ended();
        }
    }

    /**
     * Answers with what is kept, if the gateway may give it.
     *
     * @param last why no node gave it
     */
    void give(PartAnswer wanted, MeteredCall call, MeteredAnswer answer, NodeFailure last) {
        tools.blocking().execute(() -> giveStored(wanted, call, answer, last));
    }

    private void giveStored(
            PartAnswer wanted, MeteredCall call, MeteredAnswer answer, NodeFailure last) {
        try {
            var kept = call.stored(wanted.part());
            if (kept.isEmpty()) {
                broken.accept(last);
            } else if (begin(wanted, answer)) {
                give(kept.get(), wanted, answer);
            }
        } catch (RuntimeException failure) {
            broke(failure);
        }
    }

    private boolean begin(PartAnswer wanted, MeteredAnswer answer) {
        if (!phase.go(Step.ASKING, Step.ANSWERING)) {
            return false;
        }
        given = true;
        answer.open(wanted.head(), phase.now());
        return true;
    }

    private void give(GatewayPart kept, PartAnswer wanted, MeteredAnswer answer) {
        var part = new StoredPart(kept, wanted, answer, tools, this::broke);
        stored = part;
        if (phase.step() == Step.ANSWERING) {
            part.give();
        }
    }

    /** The call is over. */
    void close() {
        var part = stored;
        if (part != null) {
            part.close();
        }
    }

    private void broke(RuntimeException failure) {
        if (failure instanceof DomainException refusal) {
            var problem = Problems.of(refusal);
            broken.accept(new NodeFailure(problem.status(), problem.code(), problem.detail()));
        } else {
            LOG.log(System.Logger.Level.ERROR, "A stored part was not given", failure);
            broken.accept(NodeFailure.STORE);
        }
    }
}
