package org.codexfield.identity.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.Password;
import org.codexfield.identity.service.AccountService;
import org.codexfield.shared.web.Answers;
import org.codexfield.shared.web.Idempotent;
import org.codexfield.shared.web.Operation;

/** Links to set a new password. */
@RequestScoped
@Path("password-resets")
@Produces(MediaType.APPLICATION_JSON)
public class PasswordResetResource {

    @Inject private AccountService accounts;

    /** Whose password. */
    public record Request(String email) {}

    /** The token of the link, and the new password. */
    public record Redemption(String token, String password) {}

    /** Sends a link, if the address has an account; whether it has is not told. */
    @POST
    @Idempotent
    @Operation(value = "Sends a link, if the address has an account", status = 202, open = true)
    public Response request(Request request) {
        accounts.requestReset(new EmailAddress(request.email()));
        return Response.accepted().build();
    }

    /**
     * Sets a new password by the link. It takes no Idempotency-Key, since no transaction may be
     * open around the slow hash; the link works once.
     */
    @POST
    @Path("redemption")
    @Operation(value = "Sets a new password by the link", status = 204, open = true)
    public Response redeem(Redemption redemption) {
        accounts.reset(redemption.token(), new Password(redemption.password()));
        return Answers.done();
    }
}
