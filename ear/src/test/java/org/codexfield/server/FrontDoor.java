package org.codexfield.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/**
 * The public address of an installation whose server is somewhere behind it. One document may be
 * changed on its way out: so a test can be whom nodes believe to be their installation.
 */
public final class FrontDoor implements AutoCloseable {

    /** The document that may be changed. */
    public static final String DID_DOCUMENT = "/.well-known/did.json";

    private static final Set<String> NOT_PASSED_ON =
            Set.of("host", "content-length", "connection", "transfer-encoding", "upgrade");

    private final HttpServer http;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final UnaryOperator<String> change;
    private final int port;

    /** Opens it before a server that will listen on the port. */
    public FrontDoor(int port, UnaryOperator<String> change) {
        this.port = port;
        this.change = change;
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(threads);
        http.createContext("/", this::pass);
        http.start();
    }

    /** Where it is, without a slash at the end. */
    public URI address() {
        return URI.create("http://localhost:" + http.getAddress().getPort());
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = client.send(behind(exchange), HttpResponse.BodyHandlers.ofByteArray());
            answer.headers()
                    .map()
                    .forEach(
                            (name, values) -> {
                                if (passes(name)) {
                                    exchange.getResponseHeaders().put(name, values);
                                }
                            });
            var body = answer.body();
            if (exchange.getRequestURI().getPath().equals(DID_DOCUMENT)) {
                body = change.apply(new String(body, UTF_8)).getBytes(UTF_8);
            }
            exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest behind(HttpExchange exchange) throws IOException {
        var to = URI.create("http://localhost:" + port).resolve(exchange.getRequestURI());
        var body = exchange.getRequestBody().readAllBytes();
        var request =
                HttpRequest.newBuilder(to)
                        .method(
                                exchange.getRequestMethod(),
                                HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) -> {
                            if (passes(name)) {
                                values.forEach(value -> request.header(name, value));
                            }
                        });
        return request.build();
    }

    private static boolean passes(String header) {
        return !NOT_PASSED_ON.contains(header.toLowerCase(Locale.ROOT));
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
