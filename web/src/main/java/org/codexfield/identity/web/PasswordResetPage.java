package org.codexfield.identity.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.Password;
import org.codexfield.identity.service.AccountService;
import org.codexfield.identity.web.LinkTokens.Purpose;

/** Asks for a link to set a new password, and uses it. */
@Named("passwordResetPage")
@RequestScoped
public class PasswordResetPage {

    private @Inject AccountService accounts;
    private @Inject PortalSessions sessions;
    private @Inject LinkTokens tokens;
    private @Inject NewPerson person;
    private @Inject Refusals refusals;
    private @Inject HttpServletRequest request;
    private boolean requested;

    /** Asks for the link. The page says the same whether the address has an account or not. */
    public void ask() {
        requested =
                refusals.atFields(
                        Map.of("email-is-unacceptable", "form:email"),
                        () -> accounts.requestReset(new EmailAddress(person.getEmail())));
    }

    /** Whether the link was asked for just now. */
    public boolean requested() {
        return requested;
    }

    /** Takes the token that the page's script found in the address. */
    public void open() {
        tokens.keep(request, Purpose.PASSWORD_RESET, person.getToken());
        Redirects.to("/password-reset.xhtml");
    }

    /** Whether there is a link to use. */
    public boolean opened() {
        return !tokens.of(request, Purpose.PASSWORD_RESET).isEmpty();
    }

    /** Sets the new password; every session ends, this one too. */
    public void reset() {
        boolean done =
                refusals.atFields(
                        Map.of("password-is-weak", "form:password"),
                        () ->
                                accounts.reset(
                                        tokens.of(request, Purpose.PASSWORD_RESET),
                                        new Password(person.getPassword())));
        if (done) {
            tokens.forget(request, Purpose.PASSWORD_RESET);
            sessions.end(request);
            Redirects.to("/login.xhtml?problem=password-changed");
        }
    }
}
