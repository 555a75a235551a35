package org.codexfield.identity.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.codexfield.identity.Password;
import org.codexfield.identity.service.InvitationAcceptance;
import org.codexfield.shared.web.Answers;
import org.codexfield.shared.web.Idempotent;
import org.codexfield.shared.web.Operation;

/** Invitations, for those who were sent one. Tokens travel in bodies, never in addresses. */
@RequestScoped
@Path("invitations")
@Produces(MediaType.APPLICATION_JSON)
public class InvitationAcceptanceResource {

    @Inject private InvitationAcceptance acceptance;

    /** The token of an invitation's link. */
    public record Token(String token) {}

    /** What a new person gives. */
    public record NewPerson(String token, String name, String password) {}

    /** Shows what an invitation offers. */
    @POST
    @Path("offer")
    @Operation(value = "Shows what an invitation offers", open = true)
    public InvitationAcceptance.Offer look(Token token) {
        return acceptance.look(token.token());
    }

    /**
     * Opens an account for the invited address, and makes it a member. It takes no Idempotency-Key,
     * since no transaction may be open around the slow hash; the link works once.
     */
    @POST
    @Path("new-person-acceptance")
    @Operation(
            value = "Opens an account for the invited address, and makes it a member",
            status = 204,
            open = true)
    public Response acceptAsNewPerson(NewPerson person) {
        acceptance.acceptAsNewPerson(
                person.token(), person.name(), new Password(person.password()));
        return Answers.done();
    }

    /** Makes the caller, whose address is invited, a member. */
    @POST
    @Idempotent
    @Path("acceptance")
    @Operation(value = "Makes the caller, whose address is invited, a member", status = 204)
    public Response accept(Token token) {
        acceptance.accept(token.token());
        return Answers.done();
    }
}
