package org.codexfield.capsules.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.codexfield.capsules.UploadIsTruncated;
import org.codexfield.capsules.service.PartService;
import org.codexfield.capsules.service.PartView;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.PartPath;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.shared.DomainException;
import org.codexfield.shared.web.Json;
import org.codexfield.shared.web.Problem;
import org.codexfield.shared.web.ProblemAnswers;
import org.codexfield.shared.web.Problems;
import org.codexfield.shared.web.SameOriginOnly;
import org.codexfield.shared.web.Texts;
import org.jspecify.annotations.Nullable;

/**
 * Takes parts from the publishing page, with the session of whoever has it open: the REST interface
 * takes no session. The bytes stream into the store; nothing is parsed or kept on the way. What is
 * refused is said in the reader's language.
 */
@WebServlet(PartUploadServlet.PATH)
public class PartUploadServlet extends HttpServlet {

    /** Where it is, below the context path. */
    public static final String PATH = "/capsule-parts";

    private static final long serialVersionUID = 1L;

    @Inject private transient PartService parts;
    @Inject private transient ProblemAnswers answers;
    @Inject private transient Texts texts;

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!SameOriginOnly.allows(request)) {
            answers.send(response, Problems.ofStatus(HttpServletResponse.SC_FORBIDDEN));
            return;
        }
        try {
            var stored = put(request);
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

    private PartView put(HttpServletRequest request) throws IOException {
        return parts.put(
                        CapsuleName.parse(value(request, "capsule")),
                        new VersionNumber(value(request, "version")),
                        new PartPath(value(request, "path")),
                        mediaType(request.getParameter("type")),
                        new PartService.Upload(request.getInputStream(), Optional.empty()))
                .part();
    }

    private static String value(HttpServletRequest request, String name) {
        var value = request.getParameter(name);
        return value == null ? "" : value;
    }

    /** Browsers name no type for what they do not know. */
    private static String mediaType(@Nullable String said) {
        return said == null || said.isBlank() ? PartHeaders.DEFAULT : PartHeaders.plain(said);
    }

    private void refuse(HttpServletResponse response, Problem problem, String text)
            throws IOException {
        // what is left of the body would be read as the next request
        response.setHeader("Connection", "close");
        answers.send(response, Problem.of(problem.status(), problem.code(), text));
    }
}
