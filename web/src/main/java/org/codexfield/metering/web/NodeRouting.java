package org.codexfield.metering.web;

import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.codexfield.metering.service.LiveNode;
import org.codexfield.metering.service.MeteredCall;
import org.codexfield.shared.DomainException;
import org.jspecify.annotations.Nullable;

/**
 * Asks one node after the other until one answers, as long as the body can be sent again. From the
 * first byte of an answer on, no other node is asked.
 */
final class NodeRouting implements NodeAttempt.Events {

    private static final System.Logger LOG = System.getLogger(NodeRouting.class.getName());

    private static final Duration PREPARED_FOR = Duration.ofSeconds(5);

    private final MeteredCall call;
    private final GatewayTools tools;
    private final Events events;
    private final Iterator<LiveNode> candidates;
    private final @Nullable LiveNode first;
    private volatile NodeClient.@Nullable Target prepared;
    private volatile @Nullable NodeAttempt current;
    private volatile @Nullable NodeQuestion question;
    private volatile @Nullable LiveNode counted;
    private volatile boolean cancelled;

    /** What becomes of it. */
    interface Events {
        /** A node is asked. */
        void asked();

        /** A node answers: says whether it is still wanted. */
        boolean answers(ResponseInfo head);

        /** Some of its answer; more is asked for when there is room. */
        void data(List<ByteBuffer> some, Runnable more);

        /** Its answer is complete. */
        void ended();

        /** The rest of its answer does not come. */
        void broke(NodeFailure failure);

        /** No node serves the call. */
        void exhausted(NodeFailure last);
    }

    /** A call's way to its nodes. */
    NodeRouting(MeteredCall call, GatewayTools tools, Events events) {
        this.call = call;
        this.tools = tools;
        this.events = events;
        var nodes = call.candidates();
        this.candidates = nodes.iterator();
        this.first = nodes.isEmpty() ? null : nodes.get(0);
    }

    /** Makes ready to ask the first; it may wait, which whoever begins it may not. */
    void prepare() {
        if (first != null) {
            try {
                prepared = tools.nodes().target(first, call);
            } catch (DomainException forbidden) {
                LOG.log(System.Logger.Level.DEBUG, "Not a node to connect to", forbidden);
            }
        }
    }

    /** Asks the first. */
    void begin(NodeQuestion asked) {
        question = asked;
        var ready = prepared;
        if (first == null || (ready != null && isFresh(ready))) {
            next(NodeFailure.NO_NODE, ready);
        } else {
            tools.blocking().execute(() -> next(NodeFailure.NO_NODE, null));
        }
    }

    private boolean isFresh(NodeClient.Target target) {
        return tools.nanos().getAsLong() - target.atNanos() < PREPARED_FOR.toNanos();
    }

    /** The node that was asked last, if one was. */
    Optional<LiveNode> node() {
        return Optional.ofNullable(current).map(NodeAttempt::node);
    }

    /** Ends it from this side. */
    void cancel() {
        cancelled = true;
        var attempt = current;
        if (attempt != null) {
            attempt.cancel();
        }
        count(null);
    }

    /** The node takes too long; whether there is one that is asked. */
    boolean isLate() {
        var attempt = current;
        return attempt != null && attempt.fail(NodeFailure.LATE);
    }

    private void next(NodeFailure last, NodeClient.@Nullable Target ready) {
        var asked = question;
        if (cancelled || asked == null) {
            return;
        }
        if (!candidates.hasNext() || !asked.body().canBeSent()) {
            count(null);
            events.exhausted(last);
            return;
        }
        var node = candidates.next();
        var attempt = new NodeAttempt(node, asked.part(), this);
        current = attempt;
        count(node);
        events.asked();
        try {
            var target = ready == null ? tools.nodes().target(node, call) : ready;
            tools.nodes().ask(attempt, target, asked);
        } catch (DomainException forbidden) {
            LOG.log(System.Logger.Level.DEBUG, "Not a node to connect to", forbidden);
            attempt.fail(NodeFailure.NO_ANSWER);
        } catch (RuntimeException failure) {
            LOG.log(System.Logger.Level.WARNING, "Node " + node.id() + " not asked", failure);
            attempt.fail(NodeFailure.NO_ANSWER);
        }
        if (cancelled) {
            attempt.cancel();
        }
    }

    /** Counts the call as under way at one node, or at none. */
    private synchronized void count(@Nullable LiveNode node) {
        var before = counted;
        if (before != null) {
            call.end(before);
        }
        counted = node;
        if (node != null) {
            call.begin(node);
        }
    }

    @Override
    public void failed(NodeAttempt attempt, NodeFailure failure) {
        // to ask may take a look at the name service
        tools.blocking().execute(() -> next(failure, null));
    }

    @Override
    public void head(NodeAttempt attempt, ResponseInfo head) {
        if (cancelled || !events.answers(head)) {
            attempt.cancel();
        }
    }

    @Override
    public void data(NodeAttempt attempt, List<ByteBuffer> some) {
        events.data(some, attempt::more);
    }

    @Override
    public void ended(NodeAttempt attempt) {
        count(null);
        events.ended();
    }

    @Override
    public void broke(NodeAttempt attempt, NodeFailure failure) {
        count(null);
        events.broke(failure);
    }
}
