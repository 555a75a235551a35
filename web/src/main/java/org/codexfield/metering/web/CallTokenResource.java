package org.codexfield.metering.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.codexfield.licensing.GrantId;
import org.codexfield.metering.NodeId;
import org.codexfield.metering.service.CallTokenService;
import org.codexfield.metering.service.CallTokenView;
import org.codexfield.shared.web.Answers;
import org.codexfield.shared.web.Idempotent;
import org.codexfield.shared.web.Operation;
import org.jspecify.annotations.Nullable;

/** Call tokens: by these who holds a grant lets nodes outside of the gateway report calls. */
@RequestScoped
@Path("grants/{id}/call-tokens")
@Produces(MediaType.APPLICATION_JSON)
public class CallTokenResource {

    @Inject private CallTokenService tokens;

    /**
     * What a token is to cover.
     *
     * @param node the only node that may use it; any node that hosts the version without it
     * @param from the first instant of calls; now without it
     * @param until the first instant that it covers no more, at most 92 days later
     */
    public record Asked(@Nullable NodeId node, @Nullable Instant from, Instant until) {}

    /**
     * A token that was signed elsewhere.
     *
     * @param token JWS of type {@code codexfield-call+jwt} by a key of the organisation
     */
    public record Signed(String token) {}

    /** Signs a token. */
    @POST
    @Idempotent
    @Operation(
            value = "Signs a call token for a grant that the caller's organisation holds",
            status = 201,
            answer = CallTokenView.class)
    public Response sign(@PathParam("id") String id, Asked asked) {
        var grant = GrantId.parse(id);
        return created(
                grant,
                tokens.sign(
                        grant,
                        new CallTokenService.Wanted(asked.node(), asked.from(), asked.until())));
    }

    /** Takes a token that was signed elsewhere. */
    @POST
    @Path("signed")
    @Idempotent
    @Operation(
            value = "Takes a call token that the caller's organisation signed elsewhere",
            status = 201,
            answer = CallTokenView.class)
    public Response take(@PathParam("id") String id, Signed signed) {
        var grant = GrantId.parse(id);
        return created(grant, tokens.take(grant, signed.token()));
    }

    private static Response created(GrantId grant, CallTokenView token) {
        return Answers.created("/api/v1/grants/" + grant + "/call-tokens/" + token.digest(), token);
    }
}
