package org.codexfield.identity.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.codexfield.identity.ApiKeyGrant;
import org.codexfield.identity.ApiKeyId;
import org.codexfield.identity.Role;
import org.codexfield.identity.service.ApiKeyService;
import org.codexfield.identity.service.ApiKeyView;
import org.codexfield.shared.web.Filters;
import org.codexfield.shared.web.Idempotent;
import org.codexfield.shared.web.ListParameters;
import org.codexfield.shared.web.ListResponse;
import org.codexfield.shared.web.Operation;
import org.codexfield.shared.web.Secret;
import org.jspecify.annotations.Nullable;

/** Keys by which machines act as members. */
@RequestScoped
@Path("organisations/{slug}/api-keys")
@Produces(MediaType.APPLICATION_JSON)
public class ApiKeyResource {

    @Inject private ApiKeyService keys;

    /** What a key is for. */
    public record Draft(String name, Set<Role> scopes, Instant expiresAt) {}

    /** A key at the moment of its making. */
    public record Made(ApiKeyId id, @Secret String secret) {}

    /** A key as lists show it. */
    public record Key(
            UUID id,
            UUID member,
            String memberName,
            String name,
            List<String> scopes,
            String status,
            Instant issuedAt,
            Instant expiresAt,
            @Nullable Instant lastUsedAt) {

        private static Key of(ApiKeyView view) {
            return new Key(
                    view.id(),
                    view.member(),
                    view.memberName(),
                    view.name(),
                    view.scopes(),
                    view.status(),
                    view.issuedAt(),
                    view.expiresAt(),
                    view.lastUsedAt().orElse(null));
        }
    }

    /** One's own keys; for administrators and auditors everybody's. */
    @GET
    @Filters("status")
    @Operation("One's own keys")
    public ListResponse<Key> list(@PathParam("slug") String slug, @BeanParam ListParameters list) {
        return list.page(query -> keys.list(slug, query)).map(Key::of);
    }

    /** Makes a key that acts as the caller; its secret is shown this once. */
    @POST
    @Idempotent
    @Operation(value = "Makes a key that acts as the caller", status = 201, answer = Made.class)
    public Response issue(@PathParam("slug") String slug, Draft draft) {
        var issued =
                keys.issue(slug, new ApiKeyGrant(draft.name(), draft.scopes(), draft.expiresAt()));
        return Response.status(Response.Status.CREATED)
                .entity(new Made(issued.id(), issued.secret().value()))
                .build();
    }

    /** Revokes a key: one's own, or as administrator another's. */
    @DELETE
    @Path("{id}")
    @Operation("Revokes a key")
    public void revoke(@PathParam("slug") String slug, @PathParam("id") String id) {
        keys.revoke(slug, ApiKeyId.parse(id));
    }
}
