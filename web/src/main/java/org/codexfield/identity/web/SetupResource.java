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
import org.codexfield.identity.service.SetupService;
import org.codexfield.shared.web.Answers;
import org.codexfield.shared.web.Operation;

/** The first operator. */
@RequestScoped
@Path("setup")
@Produces(MediaType.APPLICATION_JSON)
public class SetupResource {

    @Inject private SetupService setup;

    /** The token of the link that the first start wrote into the log, and who opens it. */
    public record FirstOperator(String token, String email, String name, String password) {}

    /**
     * Opens the first operator's account. It takes no Idempotency-Key, since no transaction may be
     * open around the slow hash; the link works once.
     */
    @POST
    @Operation(value = "Opens the first operator's account", status = 204, open = true)
    public Response setUp(FirstOperator operator) {
        setup.setUp(
                operator.token(),
                new EmailAddress(operator.email()),
                operator.name(),
                new Password(operator.password()));
        return Answers.done();
    }
}
