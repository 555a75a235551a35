package org.codexfield.portal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Locale;

/** One kept connection of a load: sends a request, and notices when its answer is whole. */
final class LoadConnection {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int HEAD_BYTES = 8 * 1024;
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final int STATUS_END = STATUS_AT + 3;
    private static final String END = "\r\n\r\n";
    private static final String LENGTH = "\r\ncontent-length: ";
    private static final String LAST_CHUNK = "\r\n0\r\n";

    private final SocketChannel channel;
    private final ByteBuffer in = ByteBuffer.allocate(BUFFER_BYTES);
    private int end;
    private int status;
    private long dueNanos;

    LoadConnection(InetSocketAddress server, Selector selector) throws IOException {
        channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Sends a request that was due then. */
    void send(byte[] request, long due) throws IOException {
        dueNanos = due;
        in.clear();
        end = -1;
        status = 0;
        var out = ByteBuffer.wrap(request);
        while (out.hasRemaining()) {
            channel.write(out);
        }
    }

    /** Takes what came; whether the answer is whole. */
    boolean isWhole() throws IOException {
        if (channel.read(in) < 0) {
            throw new EOFException("The server ended the connection");
        }
        if (end < 0 && status == 0) {
            readHead();
        }
        if (end >= 0) {
            return in.position() >= end;
        }
        return status > 0 && text(0, in.position()).endsWith(END) && hasLastChunk();
    }

    private boolean hasLastChunk() {
        return text(0, in.position()).lastIndexOf(LAST_CHUNK) > 0;
    }

    private void readHead() {
        var head = text(0, Math.min(in.position(), HEAD_BYTES));
        int empty = head.indexOf(END);
        if (empty < 0) {
            return;
        }
        status = Integer.parseInt(head.substring(STATUS_AT, STATUS_END));
        int at = head.toLowerCase(Locale.ROOT).indexOf(LENGTH);
        if (at >= 0 && at < empty) {
            int from = at + LENGTH.length();
            int length = Integer.parseInt(head.substring(from, head.indexOf('\r', from)));
            end = empty + END.length() + length;
        }
    }

    private String text(int from, int to) {
        return new String(in.array(), from, to - from, ISO_8859_1);
    }

    /** The status of the answer. */
    int status() {
        return status;
    }

    /** When the request was due. */
    long dueNanos() {
        return dueNanos;
    }

    void close() throws IOException {
        channel.close();
    }
}
