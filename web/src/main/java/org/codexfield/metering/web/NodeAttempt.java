package org.codexfield.metering.web;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import org.codexfield.metering.service.LiveNode;
import org.jspecify.annotations.Nullable;

/** One node asked once. What it answers is asked for piece by piece. */
final class NodeAttempt
        implements HttpResponse.BodyHandler<Void>, HttpResponse.BodySubscriber<Void> {

    private static final System.Logger LOG = System.getLogger(NodeAttempt.class.getName());
    private static final int FIRST_OF_SUCCESS = 200;
    private static final int FIRST_OF_REDIRECTION = 300;
    private static final int NOT_MODIFIED = 304;
    private static final int FIRST_OF_CLIENT_ERRORS = 400;
    private static final int FIRST_OF_SERVER_ERRORS = 500;

    /** It refuses the gateway, or is busy: that is no answer to the client. */
    private static final Set<Integer> NOT_FOR_THE_CLIENT = Set.of(401, 403, 407, 429);

    private final LiveNode node;
    private final @Nullable PartAnswer part;
    private final PartAnswer.@Nullable Check check;
    private final Events events;
    private final AtomicBoolean over = new AtomicBoolean();
    private final CompletableFuture<Void> body = new CompletableFuture<>();
    private volatile @Nullable CompletableFuture<HttpResponse<Void>> exchange;
    private volatile Flow.@Nullable Subscription subscription;
    private volatile boolean answering;

    /** What becomes of it. Either {@code failed} is called, or {@code head} and what follows. */
    interface Events {
        /** The node does not serve the call; no byte of an answer is used. */
        void failed(NodeAttempt attempt, NodeFailure failure);

        /** The node answers. */
        void head(NodeAttempt attempt, ResponseInfo head);

        /** Some of the body. */
        void data(NodeAttempt attempt, List<ByteBuffer> some);

        /** The body is complete. */
        void ended(NodeAttempt attempt);

        /** The rest of the body does not come. */
        void broke(NodeAttempt attempt, NodeFailure failure);
    }

    /**
     * @param part what it must answer; {@code null} if no part is asked for
     */
    NodeAttempt(LiveNode node, @Nullable PartAnswer part, Events events) {
        this.node = node;
        this.part = part;
        this.check = part == null ? null : part.check();
        this.events = events;
    }

    LiveNode node() {
        return node;
    }

    /** Asks. */
    void begin(HttpClient http, HttpRequest request) {
        var asked = http.sendAsync(request, this);
        exchange = asked;
        if (over.get()) {
            asked.cancel(true);
        }
        // its failure is told here, and nowhere else
        var unused =
                asked.whenComplete(
                        (done, failure) -> {
                            if (failure != null) {
                                broke(failure);
                            }
                        });
    }

    /** Asks for more of the body. */
    void more() {
        var source = subscription;
        if (source != null && !over.get()) {
            source.request(1);
        }
    }

    /** Ends it from this side: nothing more is told of it. */
    void cancel() {
        if (over.compareAndSet(false, true)) {
            stop();
        }
    }

    /** Ends it because of the node, if it is not over yet; whether it was not. */
    boolean fail(NodeFailure failure) {
        if (!over.compareAndSet(false, true)) {
            return false;
        }
        stop();
        if (answering) {
            events.broke(this, failure);
        } else {
            events.failed(this, failure);
        }
        return true;
    }

    private void broke(Throwable failure) {
        if (fail(answering ? NodeFailure.BROKE_OFF : NodeFailure.NO_ANSWER)) {
            LOG.log(System.Logger.Level.DEBUG, () -> "Node " + node.id(), failure);
        }
    }

    private void stop() {
        var source = subscription;
        if (source != null) {
            source.cancel();
        }
        var asked = exchange;
        if (asked != null) {
            asked.cancel(true);
        }
    }

    @Override
    public HttpResponse.BodySubscriber<Void> apply(ResponseInfo head) {
        var refusal = refusal(head);
        if (refusal.isPresent()) {
            fail(refusal.get());
        } else if (!over.get()) {
            answering = true;
            events.head(this, head);
        }
        return this;
    }

    private Optional<NodeFailure> refusal(ResponseInfo head) {
        int status = head.statusCode();
        if (CrossingHeaders.areTooLarge(head.headers())) {
            return Optional.of(NodeFailure.HEADERS);
        }
        if (status < FIRST_OF_SUCCESS) {
            return Optional.of(NodeFailure.NO_ANSWER);
        }
        if (status >= FIRST_OF_REDIRECTION
                && status < FIRST_OF_CLIENT_ERRORS
                && status != NOT_MODIFIED) {
            return Optional.of(NodeFailure.REDIRECTS);
        }
        if (status >= FIRST_OF_SERVER_ERRORS || NOT_FOR_THE_CLIENT.contains(status)) {
            return Optional.of(NodeFailure.FAILS);
        }
        return part == null || part.isBegunBy(head)
                ? Optional.empty()
                : Optional.of(
                        status < FIRST_OF_CLIENT_ERRORS
                                ? NodeFailure.WRONG_PART
                                : NodeFailure.FAILS);
    }

    @Override
    public CompletionStage<Void> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription source) {
        subscription = source;
        if (over.get()) {
            source.cancel();
            body.cancel(false);
        } else {
            source.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> some) {
        if (over.get()) {
            return;
        }
        if (check == null || check.permits(some)) {
            events.data(this, some);
        } else {
            fail(NodeFailure.WRONG_PART);
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
        broke(failure);
    }

    @Override
    public void onComplete() {
        body.complete(null);
        if (check != null && !check.isWhole()) {
            fail(NodeFailure.WRONG_PART);
        } else if (over.compareAndSet(false, true)) {
            events.ended(this);
        }
    }
}
