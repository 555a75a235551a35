package org.codexfield.identity.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Objects;
import org.codexfield.identity.service.SigningKeyService;
import org.codexfield.identity.service.SigningKeyView;
import org.codexfield.shared.web.Answers;
import org.codexfield.shared.web.Idempotent;
import org.codexfield.shared.web.ListResponse;
import org.codexfield.shared.web.Operation;
import org.jspecify.annotations.Nullable;

/** The keys that an organisation signs with. Reading is public. */
@RequestScoped
@Path("organisations/{slug}/keys")
@Produces(MediaType.APPLICATION_JSON)
public class SigningKeyResource {

    @Inject private SigningKeyService keys;

    /**
     * A new key: an empty object for one in hosted custody, or a public key with its proof.
     *
     * @param publicKeyMultibase as a did:key writes it
     * @param proof a compact JWS made with the key, {@code typ} {@code codexfield-key-proof+jwt},
     *     with the claims {@code iss} (the organisation's DID) and {@code iat}
     */
    public record NewKey(@Nullable String publicKeyMultibase, @Nullable String proof) {}

    /** A key by its name in the DID document. */
    public record Named(String kid) {}

    /** A signing key as lists show it. */
    public record Key(
            String kid,
            String publicKeyMultibase,
            String custody,
            String status,
            Instant createdAt,
            @Nullable Instant endedAt) {

        private static Key of(SigningKeyView view) {
            return new Key(
                    view.kid(),
                    view.publicKeyMultibase(),
                    view.custody(),
                    view.status(),
                    view.createdAt(),
                    view.endedAt().orElse(null));
        }
    }

    /** All keys, the newest first. */
    @GET
    @Operation(value = "All keys, the newest first", open = true)
    public ListResponse<Key> list(@PathParam("slug") String slug) {
        var all = keys.list(slug).stream().map(Key::of).toList();
        return new ListResponse<>(all, null, all.size());
    }

    /** Puts a new key in force; the one before is retired. */
    @POST
    @Idempotent
    @Operation(value = "Puts a new key in force", status = 201, answer = Named.class)
    public Response add(@PathParam("slug") String slug, NewKey key) {
        var kid =
                key.publicKeyMultibase() == null
                        ? keys.rotate(slug)
                        : keys.adopt(
                                slug,
                                key.publicKeyMultibase(),
                                Objects.requireNonNullElse(key.proof(), ""));
        return Response.status(Response.Status.CREATED).entity(new Named(kid)).build();
    }

    /** Reports a key as compromised. */
    @POST
    @Idempotent
    @Path("{kid}/compromise")
    @Operation(value = "Reports a key as compromised", status = 204)
    public Response reportCompromise(@PathParam("slug") String slug, @PathParam("kid") String kid) {
        keys.reportCompromise(slug, kid);
        return Answers.done();
    }
}
