package org.codexfield.node.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.RequestLimit;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.codexfield.node.store.ContentIsAltered;
import org.codexfield.shared.DomainException;
import org.xnio.IoUtils;

/** Serves as many calls at once as the node has capacity for; some wait, more are refused. */
final class Calls implements HttpHandler {

    private static final System.Logger LOG = System.getLogger(Calls.class.getName());
    private static final AttachmentKey<Long> CAME = AttachmentKey.create(Long.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final RequestLimit limit;
    private final Router router;
    private final Pace pace;
    private final Consumer<ContentIsAltered> altered;
    private final AtomicInteger underWay = new AtomicInteger();

    /**
     * @param limit how many calls are served at once, and how many wait
     * @param altered is told of content that was found altered
     */
    Calls(RequestLimit limit, Router router, Pace pace, Consumer<ContentIsAltered> altered) {
        this.limit = limit;
        this.router = router;
        this.pace = pace;
        this.altered = altered;
        limit.setFailureHandler(Calls::refuse);
    }

    int underWay() {
        return underWay.get();
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        exchange.putAttachment(CAME, System.nanoTime());
        limit.handleRequest(exchange, this::begin);
    }

    private void begin(HttpServerExchange exchange) {
        if (System.nanoTime() - exchange.getAttachment(CAME) > LONGEST_WAIT.toNanos()) {
            refuse(exchange);
            return;
        }
        underWay.incrementAndGet();
        exchange.addExchangeCompleteListener(
                (ended, next) -> {
                    underWay.decrementAndGet();
                    next.proceed();
                });
        pace.begin(exchange);
        if (exchange.isInIoThread()) {
            exchange.dispatch(this::serve);
        } else {
            serve(exchange);
        }
    }

    private void serve(HttpServerExchange exchange) {
        exchange.startBlocking();
        try {
            router.find(exchange).serve(exchange);
        } catch (DomainException e) {
            if (e instanceof ContentIsAltered content) {
                altered.accept(content);
            }
            refuse(exchange, () -> Problems.send(exchange, e));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "A call broke off", e);
            IoUtils.safeClose(exchange.getConnection());
        } catch (RuntimeException | OutOfMemoryError e) {
            var incident = UUID.randomUUID();
            LOG.log(System.Logger.Level.ERROR, "Incident " + incident, e);
            refuse(
                    exchange,
                    () ->
                            Problems.send(
                                    exchange,
                                    StatusCodes.INTERNAL_SERVER_ERROR,
                                    "internal-error",
                                    "The node failed; its log knows the incident "
                                            + incident
                                            + "."));
        }
    }

    /** An answer that began cannot be taken back: it breaks off, which its length tells. */
    private static void refuse(HttpServerExchange exchange, Runnable answer) {
        if (exchange.isResponseStarted()) {
            IoUtils.safeClose(exchange.getConnection());
        } else {
            answer.run();
        }
    }

    private static void refuse(HttpServerExchange exchange) {
        exchange.getResponseHeaders().put(Headers.RETRY_AFTER, "1");
        Problems.send(
                exchange,
                StatusCodes.SERVICE_UNAVAILABLE,
                "node-is-busy",
                "The node serves as many calls as it can.");
    }
}
