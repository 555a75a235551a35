package org.codexfield.shared.web;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.codexfield.shared.DomainException;
import org.codexfield.shared.UploadIsTruncated;
import org.jspecify.annotations.Nullable;

/**
 * Takes files from a page of the portal, with the session of whoever has it open: the REST
 * interface takes no session. The bytes stream into the store; nothing is parsed or kept on the
 * way. What is refused is said in the reader's language.
 */
public abstract class UploadServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject private transient ProblemAnswers answers;
    @Inject private transient Texts texts;

    /**
     * Stores the body.
     *
     * @return what is answered, as JSON
     */
    protected abstract Object store(HttpServletRequest request) throws IOException;

    @Override
    protected final void doPut(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!SameOriginOnly.allows(request)) {
            answers.send(response, Problems.ofStatus(HttpServletResponse.SC_FORBIDDEN));
            return;
        }
        try {
            var stored = store(request);
            response.setContentType("application/json");
            response.getOutputStream().write(Json.bytes(stored));
        } catch (DomainException refusal) {
            refuse(response, Problems.of(refusal), texts.refusal(refusal));
        } catch (IOException brokenOff) {
            var refusal = new UploadIsTruncated(brokenOff);
            log("An upload broke off: " + brokenOff.getMessage());
            refuse(response, Problems.of(refusal), texts.refusal(refusal));
        } catch (RuntimeException failure) {
            var problem = Problems.of(failure).orElseThrow(() -> failure);
            refuse(response, problem, texts.problem(problem));
        }
    }

    /** A parameter of the address; empty when it is not there. */
    protected static String value(HttpServletRequest request, String name) {
        var value = request.getParameter(name);
        return value == null ? "" : value;
    }

    /** Browsers name no type for what they do not know. */
    protected static String mediaType(@Nullable String said) {
        return said == null || said.isBlank() ? ContentHeaders.DEFAULT : ContentHeaders.plain(said);
    }

    private void refuse(HttpServletResponse response, Problem problem, String text)
            throws IOException {
        // what is left of the body would be read as the next request
        response.setHeader("Connection", "close");
        answers.send(response, Problem.of(problem.status(), problem.code(), text));
    }
}
