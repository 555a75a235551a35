package org.codexfield.identity.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.codexfield.identity.Password;
import org.codexfield.identity.service.AccountService;
import org.codexfield.shared.web.Operation;

/** The caller's own account. */
@RequestScoped
@Path("me")
@Produces(MediaType.APPLICATION_JSON)
public class AccountResource {

    @Inject private AccountService accounts;

    /** The present password and the wanted one. */
    public record PasswordChange(String present, String wanted) {}

    /** The caller's own account, and where the person is a member. */
    @GET
    @Operation("The caller's own account, and where the person is a member")
    public AccountService.Me me() {
        return accounts.me();
    }

    /**
     * Sets another password; all the person's portal sessions end. It takes no Idempotency-Key: the
     * digest that would be kept of the request could be guessed, since passwords are all it holds.
     */
    @POST
    @Path("password")
    @Operation("Sets another password")
    public void changePassword(PasswordChange change) {
        accounts.changePassword(change.present(), new Password(change.wanted()));
    }
}
