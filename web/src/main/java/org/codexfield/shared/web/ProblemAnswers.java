package org.codexfield.shared.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes problems where no REST container does it: in filters and login mechanisms. */
public final class ProblemAnswers {

    private ProblemAnswers() {}

    /** The problem's document as UTF-8. */
    static byte[] bytes(Problem problem) {
        return Json.bytes(problem.document(""));
    }

    /** Answers with the problem, unless an answer is on its way already. */
    public static void send(HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(problem.status());
        problem.headers().forEach(response::setHeader);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType(Problem.MEDIA_TYPE);
        byte[] document = bytes(problem);
        response.setContentLength(document.length);
        response.getOutputStream().write(document);
        response.flushBuffer();
    }
}
