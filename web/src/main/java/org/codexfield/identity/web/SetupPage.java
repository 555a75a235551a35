package org.codexfield.identity.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.Password;
import org.codexfield.identity.service.SetupService;
import org.codexfield.identity.web.LinkTokens.Purpose;

/** Makes the first operator of a new installation, who is signed in at once. */
@Named("setupPage")
@RequestScoped
public class SetupPage {

    private static final Map<String, String> FIELDS =
            Map.of(
                    "email-is-unacceptable", "form:email",
                    "text-is-unacceptable", "form:name",
                    "password-is-weak", "form:password");

    private @Inject SetupService setup;
    private @Inject PortalSessions sessions;
    private @Inject LinkTokens tokens;
    private @Inject NewPerson person;
    private @Inject Refusals refusals;
    private @Inject HttpServletRequest request;

    /** Takes the token that the page's script found in the address. */
    public void open() {
        tokens.keep(request, Purpose.SETUP, person.getToken());
        Redirects.to("/setup.xhtml");
    }

    /** Whether there is a link to use. */
    public boolean opened() {
        return !tokens.of(request, Purpose.SETUP).isEmpty();
    }

    /** Whether it was done before. */
    public boolean done() {
        return setup.isDone();
    }

    /** Opens the account. */
    public void finish() {
        if (refusals.atFields(FIELDS, this::setUp)) {
            Redirects.to(LocalPath.START);
        }
    }

    private void setUp() {
        var account =
                setup.setUp(
                        tokens.of(request, Purpose.SETUP),
                        new EmailAddress(person.getEmail()),
                        person.getName(),
                        new Password(person.getPassword()));
        tokens.forget(request, Purpose.SETUP);
        sessions.begin(request, account);
    }
}
