package org.codexfield.identity.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.codexfield.config.Settings;
import org.codexfield.identity.Password;
import org.codexfield.identity.service.InvitationAcceptance;
import org.codexfield.identity.service.InvitationAcceptance.Offer;
import org.codexfield.identity.web.LinkTokens.Purpose;
import org.codexfield.shared.DomainException;

/** Shows what an invitation offers, and accepts it: as a new person, or as the one signed in. */
@Named("invitationPage")
@RequestScoped
public class InvitationPage {

    private static final Map<String, String> FIELDS =
            Map.of("text-is-unacceptable", "form:name", "password-is-weak", "form:password");

    private @Inject InvitationAcceptance acceptance;
    private @Inject PortalSessions sessions;
    private @Inject LinkTokens tokens;
    private @Inject NewPerson person;
    private @Inject Refusals refusals;
    private @Inject Settings settings;
    private @Inject HttpServletRequest request;
    private boolean looked;
    private Optional<Offer> offer = Optional.empty();

    /** What there is to do. */
    public enum Step {
        /** The token is still in the browser. */
        OPEN,
        /** The link cannot be used. */
        USELESS,
        /** Somebody is signed in and may accept. */
        ACCEPT,
        /** The invited person has an account, or has to come by the identity provider. */
        SIGN_IN,
        /** The invited person gives a name and a password. */
        JOIN
    }

    /** Takes the token that the page's script found in the address. */
    public void open() {
        tokens.keep(request, Purpose.INVITATION, person.getToken());
        Redirects.to("/invitation.xhtml");
    }

    /** What there is to do. */
    public Step step() {
        if (token().isEmpty()) {
            return Step.OPEN;
        }
        if (offer().isEmpty()) {
            return Step.USELESS;
        }
        if (request.getUserPrincipal() != null) {
            return Step.ACCEPT;
        }
        boolean known = offer().get().hasAccount() || !settings.passwordLogin();
        return known ? Step.SIGN_IN : Step.JOIN;
    }

    /** The organisation that invites. */
    public String organisation() {
        return offer().map(Offer::organisation).orElse("");
    }

    /** The address that is invited. */
    public String email() {
        return offer().map(Offer::email).orElse("");
    }

    /** Becomes a member as the person signed in. */
    public void accept() {
        acceptance.accept(token());
        tokens.forget(request, Purpose.INVITATION);
        Redirects.to(LocalPath.START);
    }

    /** Becomes a member as a new person, who is signed in at once. */
    public void join() {
        if (refusals.atFields(FIELDS, this::acceptAsNewPerson)) {
            Redirects.to(LocalPath.START);
        }
    }

    private void acceptAsNewPerson() {
        var account =
                acceptance.acceptAsNewPerson(
                        token(), person.getName(), new Password(person.getPassword()));
        tokens.forget(request, Purpose.INVITATION);
        sessions.begin(request, account);
    }

    private String token() {
        return tokens.of(request, Purpose.INVITATION);
    }

    private Optional<Offer> offer() {
        if (!looked) {
            offer = look();
            looked = true;
        }
        return offer;
    }

    private Optional<Offer> look() {
        try {
            return Optional.of(acceptance.look(token()));
        } catch (DomainException refusal) {
            if (!refusal.code().equals("token-is-invalid")) {
                throw refusal;
            }
            return Optional.empty();
        }
    }
}
