package org.codexfield.server;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A bare servlet: 1 KB from memory. */
@WebServlet("/small")
public class SmallServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final byte[] KILOBYTE = new byte[1024];

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType("text/csv");
        response.setContentLength(KILOBYTE.length);
        response.getOutputStream().write(KILOBYTE);
    }
}
