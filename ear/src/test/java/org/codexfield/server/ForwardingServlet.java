package org.codexfield.server;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * What metered calls are measured against, on the same server: it passes a request on to a node
 * with the HTTP client that the gateway has, and meters nothing. The header {@code Node-Port} says
 * where the node is.
 */
@WebServlet(urlPatterns = "/forward/*", asyncSupported = true)
public class ForwardingServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int THREADS = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

    private final transient ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final transient HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .executor(threads)
                    .build();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        var to = "http://127.0.0.1:" + request.getHeader("Node-Port") + request.getPathInfo();
        var asked =
                HttpRequest.newBuilder(URI.create(to))
                        .header("Authorization", request.getHeader("Authorization"))
                        .build();
        var async = request.startAsync();
        async.setTimeout(0);
        var unused =
                http.sendAsync(asked, HttpResponse.BodyHandlers.ofByteArray())
                        .thenAccept(answer -> answer(async, answer))
                        .exceptionally(failure -> fail(async));
    }

    private static void answer(AsyncContext async, HttpResponse<byte[]> answer) {
        var response = (HttpServletResponse) async.getResponse();
        response.setStatus(answer.statusCode());
        answer.headers().firstValue("Content-Type").ifPresent(response::setContentType);
        answer.headers().firstValue("ETag").ifPresent(tag -> response.setHeader("ETag", tag));
        response.setContentLength(answer.body().length);
        try {
            response.getOutputStream().write(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        async.complete();
    }

    private static @Nullable Void fail(AsyncContext async) {
        ((HttpServletResponse) async.getResponse()).setStatus(HttpServletResponse.SC_BAD_GATEWAY);
        async.complete();
        return null;
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
