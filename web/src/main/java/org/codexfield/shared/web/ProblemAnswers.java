package org.codexfield.shared.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.codexfield.config.Settings;

/** Writes problems, also where no REST container does it: in filters and login mechanisms. */
@ApplicationScoped
public class ProblemAnswers {

    private static final String LEFT = ProblemAnswers.class.getName() + ".left";

    @Inject private Settings settings;

    /** The problem's document as UTF-8. */
    public byte[] bytes(Problem problem) {
        return Json.bytes(problem.document(settings.publicUrl().toString()));
    }

    /** Answers with the problem, unless an answer is on its way already. */
    public void send(HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        byte[] document = write(response, problem);
        response.setContentLength(document.length);
        response.getOutputStream().write(document);
        response.flushBuffer();
    }

    /**
     * Leaves the problem for the server to send, where it has the last word: one server sends what
     * is written here, the other throws it away and dispatches an error, which finds the problem
     * again.
     */
    public void leave(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        request.setAttribute(LEFT, problem);
        response.getOutputStream().write(write(response, problem));
    }

    /** The problem that was left for the server to send, if one was. */
    static Optional<Problem> left(HttpServletRequest request) {
        return request.getAttribute(LEFT) instanceof Problem problem
                ? Optional.of(problem)
                : Optional.empty();
    }

    private byte[] write(HttpServletResponse response, Problem problem) {
        response.resetBuffer();
        response.setStatus(problem.status());
        problem.headers().forEach(response::setHeader);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType(Problem.MEDIA_TYPE);
        return bytes(problem);
    }
}
