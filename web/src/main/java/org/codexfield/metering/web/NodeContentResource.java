package org.codexfield.metering.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Objects;
import org.codexfield.capsules.verify.PartPath;
import org.codexfield.metering.NodeId;
import org.codexfield.metering.service.NodeContentService;
import org.codexfield.metering.service.NodeContentService.Asked;
import org.codexfield.metering.verify.NodeToken;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DigestIsMalformed;
import org.codexfield.shared.web.Operation;
import org.codexfield.shared.web.RangeAnswer;
import org.jspecify.annotations.Nullable;

/** What nodes fetch of the versions that they are to host. */
@RequestScoped
@Path("nodes/{id}/capsules/{manifestDigest}")
public class NodeContentResource {

    @Inject private NodeContentService content;

    /** The manifest. */
    @GET
    @Path("manifest")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            value = "Gives a node the manifest of a version that it is to host, by its token",
            answer = JsonNode.class,
            open = true)
    public Response manifest(
            @PathParam("id") String id,
            @PathParam("manifestDigest") String manifest,
            @Nullable @HeaderParam(NodeToken.HEADER) String token) {
        return Response.ok(content.manifest(asked(id, token, manifest)).getBytes(UTF_8)).build();
    }

    /** The bytes of a part, or a range of them. */
    @GET
    @Path("parts/{path: .+}")
    @Produces(MediaType.WILDCARD)
    @Operation(
            value = "Gives a node the bytes of a part of what it is to host, or a range of them",
            answer = InputStream.class,
            open = true)
    public Response part(
            @PathParam("id") String id,
            @PathParam("manifestDigest") String manifest,
            @PathParam("path") String path,
            @Nullable @HeaderParam(NodeToken.HEADER) String token,
            @Context HttpHeaders headers) {
        var part = content.find(asked(id, token, manifest), new PartPath(path));
        var of =
                new RangeAnswer.Content(
                        part.mediaType(), part.content().sizeBytes(), part.content().sha256());
        return RangeAnswer.of(of, headers)
                .build(
                        (from, size) -> {
                            var opened = content.open(part, from, size);
                            return new RangeAnswer.Bytes(opened::copyTo, opened::close);
                        });
    }

    private static Asked asked(String id, @Nullable String token, String manifest) {
        return new Asked(NodeId.parse(id), Objects.requireNonNullElse(token, ""), digest(manifest));
    }

    /** What names nothing is not found. */
    private static Digest digest(String hex) {
        try {
            return Digest.parse(hex);
        } catch (DigestIsMalformed e) {
            throw new NotFoundException(e);
        }
    }
}
