package org.codexfield.capsules.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.codexfield.capsules.service.CapsuleService;
import org.codexfield.capsules.service.PartService;
import org.codexfield.capsules.service.PartView;
import org.codexfield.capsules.verify.PartPath;
import org.codexfield.shared.UploadIsTruncated;
import org.codexfield.shared.web.Answers;
import org.codexfield.shared.web.ContentHeaders;
import org.codexfield.shared.web.Filters;
import org.codexfield.shared.web.ListParameters;
import org.codexfield.shared.web.ListResponse;
import org.codexfield.shared.web.MaxBody;
import org.codexfield.shared.web.Operation;
import org.codexfield.shared.web.Problems;
import org.codexfield.shared.web.RangeAnswer;
import org.codexfield.shared.web.RequestIsRefused;

/** The parts of a version. */
@RequestScoped
@Path("capsules/{organisation}/{slug}/versions/{version}/parts")
@Produces(MediaType.APPLICATION_JSON)
public class PartResource {

    @Inject private CapsuleService capsules;
    @Inject private PartService parts;

    /** The parts, by path. */
    @GET
    @Filters("mediaType")
    @Operation(value = "The parts of a version, by path", open = true)
    public ListResponse<PartView> list(
            @PathParam("organisation") String organisation,
            @PathParam("slug") String slug,
            @PathParam("version") String version,
            @BeanParam ListParameters list) {
        var name = Names.capsule(organisation, slug);
        return list.page(query -> capsules.parts(name, Names.version(version), query));
    }

    /**
     * Puts a part into a draft, or replaces it. {@code Content-Digest} (RFC 9530) is compared when
     * it is sent.
     */
    @PUT
    @Path("{path: .+}")
    @Consumes(MediaType.WILDCARD)
    @MaxBody(bytes = 64L * 1024 * 1024 * 1024)
    @Operation("Puts a part into a draft; Content-Digest (RFC 9530) is compared when sent")
    public PartView put(
            @PathParam("organisation") String organisation,
            @PathParam("slug") String slug,
            @PathParam("version") String version,
            @PathParam("path") String path,
            @Context HttpHeaders headers,
            InputStream body) {
        var upload = new PartService.Upload(body, ContentHeaders.contentDigest(headers));
        try {
            return parts.put(
                            Names.capsule(organisation, slug),
                            Names.version(version),
                            new PartPath(path),
                            ContentHeaders.mediaType(headers),
                            upload)
                    .part();
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

    /** Takes a part out of a draft. */
    @DELETE
    @Path("{path: .+}")
    @Operation(value = "Takes a part out of a draft", status = 204)
    public Response remove(
            @PathParam("organisation") String organisation,
            @PathParam("slug") String slug,
            @PathParam("version") String version,
            @PathParam("path") String path) {
        parts.remove(Names.capsule(organisation, slug), Names.version(version), new PartPath(path));
        return Answers.done();
    }

    /** The bytes of a part, or a range of them. */
    @GET
    @Path("{path: .+}")
    @Produces(MediaType.WILDCARD)
    @Operation(
            value = "Gives the bytes of a part, or a range of them (RFC 9110 section 14)",
            answer = InputStream.class,
            open = true)
    public Response get(
            @PathParam("organisation") String organisation,
            @PathParam("slug") String slug,
            @PathParam("version") String version,
            @PathParam("path") String path,
            @Context HttpHeaders headers) {
        var name = Names.capsule(organisation, slug);
        var number = Names.version(version);
        var part = parts.find(name, number, new PartPath(path));
        var content =
                new RangeAnswer.Content(
                        part.mediaType(), part.content().sizeBytes(), part.content().sha256());
        return RangeAnswer.of(content, headers)
                .build(
                        (from, size) -> {
                            var opened = parts.open(name, number, part.path(), from, size);
                            return new RangeAnswer.Bytes(opened::copyTo, opened::close);
                        });
    }
}
