package org.codexfield.server;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What uploads and downloads are measured against, on the same server: it writes what it is sent to
 * a file and forces it to the disk, and sends the file, and does nothing else.
 */
@WebServlet("/file")
public class BareServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int BUFFER_BYTES = 1 << 20;

    private static Path file() {
        return Path.of(System.getProperty("jboss.server.data.dir"), "bare");
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        var buffer = new byte[BUFFER_BYTES];
        try (var in = request.getInputStream();
                var out =
                        FileChannel.open(
                                file(),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.TRUNCATE_EXISTING,
                                StandardOpenOption.WRITE)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(ByteBuffer.wrap(buffer, 0, read));
            }
            out.force(true);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.setContentLengthLong(Files.size(file()));
        try (var in = Files.newInputStream(file());
                var out = response.getOutputStream()) {
            in.transferTo(out);
        }
    }
}
