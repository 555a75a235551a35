package org.codexfield.identity.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.codexfield.shared.web.RateLimits;
import org.codexfield.shared.web.Texts;

/**
 * Limits what people who are not signed in may try on the pages, by the network that they come
 * from. That one account cannot be tried for long is held elsewhere; this is for many accounts, and
 * for mails that somebody else would get.
 */
@RequestScoped
class Attempts {

    private @Inject RateLimits limits;
    private @Inject Texts texts;
    private @Inject HttpServletRequest request;

    /** Counts an attempt; says on the page when there were too many. */
    boolean allowed() {
        var decision = limits.countAddress(RateLimits.Sort.LOGIN, request.getRemoteAddr());
        if (decision.allowed()) {
            return true;
        }
        var text = texts.of("login.tooOften", decision.waitSeconds());
        var faces = FacesContext.getCurrentInstance();
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, text, null));
        faces.validationFailed();
        return false;
    }
}
