package org.codexfield.metering.web;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.codexfield.shared.Digest;
import org.jspecify.annotations.Nullable;

/**
 * Passes a client's body on to a node, as fast as the node takes it. The last bytes are passed on
 * when the digest that was announced is that of all: a node never has the whole of a wrong body.
 */
final class StreamedBody
        implements Flow.Publisher<ByteBuffer>, Flow.Subscription, ClientBody.Target {

    private final ClientBody body;
    private final long announcedBytes;
    private final Optional<Digest> announced;
    private final Events events;
    private final MessageDigest sha256 = sha256();
    private final AtomicLong demand = new AtomicLong();
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile Flow.@Nullable Subscriber<? super ByteBuffer> subscriber;
    private volatile boolean cancelled;
    private long passedBytes;

    /** What happens to the body. */
    interface Events extends Consumer<Throwable> {
        /** Some of it was passed on. */
        void moved();

        /** It is not what was announced. */
        void mismatched();
    }

    /**
     * @param announcedBytes its length; negative if it is not known
     * @param announced its digest, if it is known
     */
    StreamedBody(ClientBody body, long announcedBytes, Optional<Digest> announced, Events events) {
        this.body = body;
        this.announcedBytes = announcedBytes;
        this.announced = announced;
        this.events = events;
    }

    /** Whether some of it may have been sent: it cannot be sent again. */
    boolean hasBegun() {
        return begun.get();
    }

    /** Whether the node waits for the client. */
    boolean isAwaited() {
        return !cancelled && subscriber != null && demand.get() > 0 && !body.isOver();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> asking) {
        if (begun.compareAndSet(false, true)) {
            subscriber = asking;
            asking.onSubscribe(this);
            body.to(this);
        } else {
            asking.onSubscribe(new Nothing());
            asking.onError(new IllegalStateException("The body was passed on already"));
        }
    }

    @Override
    public void request(long more) {
        demand.updateAndGet(now -> now + more < 0 ? Long.MAX_VALUE : now + more);
        body.pull();
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    @Override
    public boolean wants() {
        return !cancelled && demand.get() > 0;
    }

    @Override
    public void take(byte[] bytes) {
        demand.decrementAndGet();
        passedBytes += bytes.length;
        if (announced.isPresent()) {
            sha256.update(bytes);
            if (passedBytes == announcedBytes && !isAsAnnounced()) {
                mismatch();
                return;
            }
        }
        events.moved();
        to().onNext(ByteBuffer.wrap(bytes));
    }

    @Override
    public void ended() {
        if (announced.isPresent() && passedBytes != announcedBytes && !isAsAnnounced()) {
            mismatch();
            return;
        }
        events.moved();
        if (!cancelled) {
            to().onComplete();
        }
    }

    @Override
    public void broke(Throwable failure) {
        events.accept(failure);
        if (!cancelled) {
            to().onError(failure);
        }
    }

    private void mismatch() {
        cancelled = true;
        events.mismatched();
    }

    private Flow.Subscriber<? super ByteBuffer> to() {
        var asking = subscriber;
        if (asking == null) {
            throw new IllegalStateException("Nobody asked for the body");
        }
        return asking;
    }

    private boolean isAsAnnounced() {
        return announced.orElseThrow().equals(new Digest(sha256.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** A subscription to nothing. */
    private static final class Nothing implements Flow.Subscription {
        @Override
        public void request(long more) {
            // there is nothing to ask for
        }

        @Override
        public void cancel() {
            // nor to cancel
        }
    }
}
