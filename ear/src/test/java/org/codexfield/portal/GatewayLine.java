package org.codexfield.portal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One kept connection to a gateway, for one thread: costs whoever measures or crowds next to
 * nothing.
 */
final class GatewayLine implements AutoCloseable {

    private static final int HEXADECIMAL = 16;
    private static final int TIMEOUT_MILLIS = 60_000;

    private final URI server;
    private @Nullable Socket socket;
    private @Nullable InputStream in;

    GatewayLine(URI server) {
        this.server = server;
    }

    /**
     * What came back.
     *
     * @param headers and trailers by their names in lower case
     * @param body each byte a character
     */
    record Answer(int status, Map<String, String> headers, String body) {

        /** The receipt's identifier. */
        String receipt() {
            return headers.getOrDefault("codexfield-receipt", "");
        }

        /** What the call cost. */
        long microMu() {
            return Long.parseLong(headers.getOrDefault("codexfield-micro-mu", "-1"));
        }

        boolean isReplayed() {
            return headers.containsKey("idempotency-replayed");
        }
    }

    /**
     * Gets something.
     *
     * @param headers whole lines, each ended
     * @throws IOException if the connection breaks; the next call makes a new one
     */
    Answer get(String path, String headers) throws IOException {
        try {
            var to = connected();
            to.getOutputStream()
                    .write(
                            ("GET "
                                            + path
                                            + " HTTP/1.1\r\nHost: "
                                            + server.getAuthority()
                                            + "\r\n"
                                            + headers
                                            + "\r\n")
                                    .getBytes(ISO_8859_1));
            var answer = read();
            if ("close".equalsIgnoreCase(answer.headers().getOrDefault("connection", ""))) {
                close();
            }
            return answer;
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private Socket connected() throws IOException {
        var now = socket;
        if (now == null) {
            now = new Socket();
            now.setTcpNoDelay(true);
            now.setSoTimeout(TIMEOUT_MILLIS);
            socket = now;
            now.connect(new InetSocketAddress(server.getHost(), server.getPort()), TIMEOUT_MILLIS);
            in = new BufferedInputStream(now.getInputStream());
        }
        return now;
    }

    private Answer read() throws IOException {
        int status = Integer.parseInt(line().split(" ", -1)[1]);
        var headers = new HashMap<String, String>();
        readFields(headers);
        var length = headers.get("content-length");
        var body = length == null ? chunks(headers) : bytes(Integer.parseInt(length));
        return new Answer(status, headers, new String(body, ISO_8859_1));
    }

    private void readFields(Map<String, String> into) throws IOException {
        for (var line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            into.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
    }

    private byte[] chunks(Map<String, String> trailers) throws IOException {
        var body = new ByteArrayOutputStream();
        for (int size = size(); size > 0; size = size()) {
            body.writeBytes(bytes(size));
            line();
        }
        readFields(trailers);
        return body.toByteArray();
    }

    private int size() throws IOException {
        return Integer.parseInt(line(), HEXADECIMAL);
    }

    private byte[] bytes(int size) throws IOException {
        var bytes = source().readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException("An answer that is not whole");
        }
        return bytes;
    }

    private String line() throws IOException {
        var from = source();
        var line = new StringBuilder();
        for (int next = from.read(); next != '\n'; next = from.read()) {
            if (next < 0) {
                throw new EOFException("The server ended the connection");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private InputStream source() throws IOException {
        var source = in;
        if (source == null) {
            throw new EOFException("Not connected");
        }
        return source;
    }

    @Override
    public void close() throws IOException {
        var old = socket;
        socket = null;
        in = null;
        if (old != null) {
            old.close();
        }
    }
}
