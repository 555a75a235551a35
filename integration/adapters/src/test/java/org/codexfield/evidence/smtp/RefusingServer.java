package org.codexfield.evidence.smtp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.Locale;

/** Speaks just enough SMTP to answer every recipient with one given reply. */
final class RefusingServer implements AutoCloseable {

    private final ServerSocket socket;
    private final String reply;

    RefusingServer(String reply) throws IOException {
        this.reply = reply;
        this.socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var thread = new Thread(this::serve, "refusing-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        try (var client = socket.accept();
                var in =
                        new BufferedReader(
                                new InputStreamReader(client.getInputStream(), US_ASCII))) {
            var out = client.getOutputStream();
            out.write("220 ready\r\n".getBytes(US_ASCII));
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                boolean recipient = line.toUpperCase(Locale.ROOT).startsWith("RCPT");
                out.write(((recipient ? reply : "250 ok") + "\r\n").getBytes(US_ASCII));
            }
        } catch (SocketException e) {
            // the client or the test has closed the connection: the end of the conversation
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
