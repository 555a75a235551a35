package org.codexfield.identity.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.codexfield.identity.Password;
import org.codexfield.identity.service.AccountService;
import org.codexfield.identity.service.AccountService.Me;
import org.codexfield.shared.web.Texts;
import org.jspecify.annotations.Nullable;

/** A person's own account: who they are here, their password, their sessions. */
@Named("accountPage")
@RequestScoped
public class AccountPage {

    private static final Map<String, String> FIELDS =
            Map.of(
                    "credentials-are-wrong", "password:present",
                    "password-is-weak", "password:wanted");

    private @Inject AccountService accounts;
    private @Inject PortalSessions sessions;
    private @Inject NewPerson person;
    private @Inject Refusals refusals;
    private @Inject Texts texts;
    private @Inject HttpServletRequest request;
    private @Nullable Me me;

    /** Who it is, and where they are a member. */
    public Me me() {
        if (me == null) {
            me = accounts.me();
        }
        return me;
    }

    /** Sets another password. All other sessions end; this one goes on under another id. */
    public void changePassword() {
        boolean done =
                refusals.atFields(
                        FIELDS,
                        () ->
                                accounts.changePassword(
                                        person.getPresent(), new Password(person.getPassword())));
        if (done) {
            sessions.beginAgain(request);
            said("account.password.changed");
        }
    }

    /** Ends all sessions but this one. */
    public void endOtherSessions() {
        accounts.endSessions();
        sessions.beginAgain(request);
        said("account.sessions.ended");
    }

    private void said(String key) {
        var message = new FacesMessage(FacesMessage.SEVERITY_INFO, texts.of(key), null);
        FacesContext.getCurrentInstance().addMessage(null, message);
        Redirects.to("/account.xhtml");
    }
}
