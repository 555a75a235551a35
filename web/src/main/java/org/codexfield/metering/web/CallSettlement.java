package org.codexfield.metering.web;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.codexfield.metering.service.LiveNode;
import org.codexfield.metering.service.MeteredCall;
import org.codexfield.metering.verify.Dimensions;
import org.codexfield.metering.verify.Outcome;
import org.codexfield.metering.verify.Receipt;

/** Has the receipt of a call written, and says when it is durable, on a thread of the gateway. */
final class CallSettlement {

    private static final System.Logger LOG = System.getLogger(CallSettlement.class.getName());

    private final MeteredCall call;
    private final Executor executor;

    CallSettlement(MeteredCall call, Executor executor) {
        this.call = call;
        this.executor = executor;
    }

    /**
     * How a call came out.
     *
     * @param reason the code of a failure; empty if there is none
     */
    record Result(Outcome outcome, Dimensions used, Optional<LiveNode> node, String reason) {}

    /**
     * Writes the receipt; the phase allows it once.
     *
     * @param durable gets it
     * @param lost told if it cannot be written
     */
    void settle(Result result, Consumer<Receipt> durable, Runnable lost) {
        CompletionStage<Receipt> written;
        try {
            written = call.settle(result.outcome(), result.used(), result.node(), result.reason());
        } catch (RuntimeException failure) {
            lost(failure, lost);
            return;
        }
        written.whenCompleteAsync(
                (receipt, failure) -> {
                    if (failure == null) {
                        durable.accept(receipt);
                    } else {
                        lost(failure, lost);
                    }
                },
                executor);
    }

    /** Settles a call that was let in and is not served: what it has taken is given back. */
    void abandon(String reason) {
        if (call.answered().isEmpty()) {
            var nothing = new Dimensions(1, 0, 0, 0, 0);
            settle(
                    new Result(Outcome.FAILED, nothing, Optional.empty(), reason),
                    receipt -> LOG.log(System.Logger.Level.DEBUG, "Not served: " + receipt.id()),
                    () -> LOG.log(System.Logger.Level.DEBUG, "Not served, without a receipt"));
        }
    }

    private void lost(Throwable failure, Runnable lost) {
        LOG.log(System.Logger.Level.ERROR, "No receipt of call " + call.receipt(), failure);
        lost.run();
    }
}
