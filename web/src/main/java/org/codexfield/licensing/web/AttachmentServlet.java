package org.codexfield.licensing.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.codexfield.licensing.AccessRequestId;
import org.codexfield.licensing.AttachmentName;
import org.codexfield.licensing.AttachmentPlace;
import org.codexfield.licensing.service.AttachmentBytes;
import org.codexfield.licensing.service.AttachmentService;
import org.codexfield.shared.DomainException;
import org.codexfield.shared.web.Problems;
import org.codexfield.shared.web.UploadServlet;

/** Takes the files of requests from the request's page, and gives them to it. */
@WebServlet(AttachmentServlet.PATH)
public class AttachmentServlet extends UploadServlet {

    /** Where it is, below the context path. */
    public static final String PATH = "/request-attachments";

    private static final long serialVersionUID = 1L;

    @Inject private transient AttachmentService attachments;

    @Override
    protected Object store(HttpServletRequest request) throws IOException {
        return attachments.attach(
                AccessRequestId.parse(value(request, "request")),
                new AttachmentPlace(
                        new AttachmentName(value(request, "path")),
                        value(request, "field"),
                        mediaType(request.getParameter("type"))),
                new AttachmentService.Upload(request.getInputStream(), Optional.empty()));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try (var bytes = open(request)) {
            AttachmentHeaders.of(bytes.file()).forEach(response::setHeader);
            response.setContentType(bytes.file().mediaType());
            response.setContentLengthLong(bytes.file().sizeBytes());
            bytes.copyTo(response.getOutputStream());
        } catch (DomainException refusal) {
            refuse(response, refusal);
        } catch (RuntimeException failure) {
            if (!Problems.isDenied(failure)) {
                throw failure;
            }
            log("A file was not given to somebody who is not signed in: " + failure.getMessage());
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    /** What is found to be altered when some of it is sent already, ends without its end. */
    private void refuse(HttpServletResponse response, DomainException refusal) throws IOException {
        log("A file was not given: " + refusal.code());
        if (response.isCommitted()) {
            throw new IOException("The file ended early: " + refusal.code(), refusal);
        }
        response.reset();
        response.sendError(Problems.of(refusal).status());
    }

    private AttachmentBytes open(HttpServletRequest request) {
        var round = value(request, "round");
        return attachments.open(
                AccessRequestId.parse(value(request, "request")),
                new AttachmentName(value(request, "name")),
                round.matches("[0-9]{1,4}")
                        ? Optional.of(Integer.valueOf(round))
                        : Optional.empty());
    }
}
