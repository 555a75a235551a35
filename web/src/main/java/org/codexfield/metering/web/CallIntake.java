package org.codexfield.metering.web;

import java.util.function.Consumer;
import org.codexfield.shared.Digest;
import org.codexfield.shared.web.Problem;
import org.jspecify.annotations.Nullable;

/** Takes in the body that a client sends, and knows what of it a node gets. */
final class CallIntake implements StreamedBody.Events {

    private final GatewayRequest request;
    private final @Nullable ClientBody incoming;
    private final Events events;
    private final CallBody nothing = CallBody.of(new byte[0]);
    private volatile CallBody body = nothing;

    /** What happens to the body. */
    interface Events {
        /** Some of it came. */
        void moved();

        /** It is not what was announced. */
        void mismatched();

        /** The rest of it does not come. */
        void bodyBroke(Throwable failure);

        /** The call ends, with this problem. */
        void giveUp(Problem problem);
    }

    /**
     * @param incoming what the client sends; {@code null} if it sends no body
     */
    CallIntake(GatewayRequest request, @Nullable ClientBody incoming, Events events) {
        this.request = request;
        this.incoming = incoming;
        this.events = events;
    }

    /** Begins to listen; called on the thread that serves the request. */
    void listen() {
        if (incoming != null) {
            incoming.listen();
        }
    }

    /** What a node gets. */
    CallBody body() {
        return body;
    }

    /** How much of it has come. */
    long sizeBytes() {
        return incoming == null ? 0 : incoming.sizeBytes();
    }

    /**
     * Reads a small body before its call is admitted.
     *
     * @param whole gets its digest
     */
    void readFirst(Consumer<Digest> whole) {
        if (incoming == null) {
            throw new IllegalStateException("There is no body to read");
        }
        collect(
                incoming,
                GatewayRequest.MAX_READ_FIRST,
                bytes -> {
                    body = CallBody.of(bytes);
                    whole.accept(Digest.of(bytes));
                });
    }

    /**
     * Takes a small body in whole, unless it is here already; a larger one will stream.
     *
     * @param ready told when a node can be asked, at once or on the thread that reads
     */
    void take(Runnable ready) {
        if (incoming == null || body != nothing) {
            ready.run();
        } else if (request.body().isAtMost(CallBody.MAX_KEPT_BYTES)) {
            collect(incoming, CallBody.MAX_KEPT_BYTES, bytes -> compare(bytes, ready));
        } else {
            long size = request.body().sizeBytes();
            var stream = new StreamedBody(incoming, size, request.body().digest(), this);
            body = CallBody.of(stream, incoming, size);
            ready.run();
        }
    }

    private void compare(byte[] bytes, Runnable ready) {
        var announced = request.body().digest();
        if (announced.isPresent() && !announced.get().equals(Digest.of(bytes))) {
            events.mismatched();
        } else {
            body = CallBody.of(bytes);
            ready.run();
        }
    }

    private void collect(ClientBody from, int mostBytes, Consumer<byte[]> whole) {
        from.to(
                new CollectedBody(
                        mostBytes,
                        request.body().sizeBytes(),
                        new CollectedBody.Events() {
                            @Override
                            public void moved() {
                                events.moved();
                            }

                            @Override
                            public void whole(byte[] bytes) {
                                whole.accept(bytes);
                            }

                            @Override
                            public void tooLarge() {
                                events.giveUp(GatewayProblems.contentDigestIsNeeded(mostBytes));
                            }

                            @Override
                            public void broke(Throwable failure) {
                                events.bodyBroke(failure);
                            }
                        }));
    }

    @Override
    public void moved() {
        events.moved();
    }

    @Override
    public void mismatched() {
        events.mismatched();
    }

    @Override
    public void accept(Throwable failure) {
        events.bodyBroke(failure);
    }
}
