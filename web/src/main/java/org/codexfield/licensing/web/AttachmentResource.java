package org.codexfield.licensing.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import org.codexfield.licensing.AccessRequestId;
import org.codexfield.licensing.AttachmentName;
import org.codexfield.licensing.AttachmentPlace;
import org.codexfield.licensing.service.AttachmentService;
import org.codexfield.licensing.service.AttachmentView;
import org.codexfield.shared.UploadIsTruncated;
import org.codexfield.shared.web.Answers;
import org.codexfield.shared.web.ContentHeaders;
import org.codexfield.shared.web.MaxBody;
import org.codexfield.shared.web.Operation;
import org.codexfield.shared.web.Problems;
import org.codexfield.shared.web.RequestIsRefused;
import org.jspecify.annotations.Nullable;

/** The files of a request; the request itself lists them. */
@RequestScoped
@Path("access-requests/{id}/attachments/{name}")
@Produces(MediaType.APPLICATION_JSON)
public class AttachmentResource {

    @Inject private AttachmentService attachments;

    /**
     * Attaches a file, or puts it in the place of the one of this name or of its question. {@code
     * Content-Digest} (RFC 9530) is compared when it is sent.
     */
    @PUT
    @Consumes(MediaType.WILDCARD)
    @MaxBody(bytes = 1024L * 1024 * 1024)
    @Operation(
            "Attaches a file to a draft or returned request, as the answer to field if it is one")
    public AttachmentView put(
            @PathParam("id") String id,
            @PathParam("name") String name,
            @Nullable @QueryParam("field") String field,
            @Context HttpHeaders headers,
            InputStream body) {
        var place =
                new AttachmentPlace(
                        new AttachmentName(name),
                        Objects.requireNonNullElse(field, ""),
                        ContentHeaders.mediaType(headers));
        var upload = new AttachmentService.Upload(body, ContentHeaders.contentDigest(headers));
        try {
            return attachments.attach(AccessRequestId.parse(id), place, upload);
        } catch (IOException e) {
            // a body over the limit is a refusal of its own
            Problems.of(e)
                    .ifPresent(
                            problem -> {
                                throw new RequestIsRefused(problem, e);
                            });
            throw new UploadIsTruncated(e);
        }
    }

    /** Takes a file out. */
    @DELETE
    @Operation(value = "Takes a file out of a draft or returned request", status = 204)
    public Response remove(@PathParam("id") String id, @PathParam("name") String name) {
        attachments.detach(AccessRequestId.parse(id), new AttachmentName(name));
        return Answers.done();
    }

    /** The bytes of a file, as it is now or as it was handed in for the n-th time. */
    @GET
    @Produces(MediaType.WILDCARD)
    @Operation(
            value = "Gives a file of a request, with round as it was handed in for the n-th time",
            answer = InputStream.class)
    public Response get(
            @PathParam("id") String id,
            @PathParam("name") String name,
            @Nullable @QueryParam("round") Integer round) {
        // opened before the status is sent: what is missing or altered is a refusal
        var bytes =
                attachments.open(
                        AccessRequestId.parse(id),
                        new AttachmentName(name),
                        Optional.ofNullable(round));
        StreamingOutput body =
                out -> {
                    try (bytes) {
                        bytes.copyTo(out);
                    }
                };
        var answer =
                Response.ok(body)
                        .type(bytes.file().mediaType())
                        .header(HttpHeaders.CONTENT_LENGTH, bytes.file().sizeBytes());
        AttachmentHeaders.of(bytes.file()).forEach(answer::header);
        return answer.build();
    }
}
