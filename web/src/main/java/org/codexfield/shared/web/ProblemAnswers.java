package org.codexfield.shared.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.codexfield.config.Settings;

/** Writes problems, also where no REST container does it: in filters and login mechanisms. */
@ApplicationScoped
public class ProblemAnswers {

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
