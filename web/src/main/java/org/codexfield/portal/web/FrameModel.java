package org.codexfield.portal.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the frame shows of the caller: name, organisations, how much waits in the inbox. */
@Named("frame")
@RequestScoped
public class FrameModel {

    /**
     * An organisation the caller may act for.
     *
     * @param id what is handed back when the caller chooses it
     * @param name as people know it
     * @param active whether the caller acts for it now
     */
    public record Organisation(String id, String name, boolean active) implements Serializable {}

    private static final String START_PAGE = "/index.xhtml?faces-redirect=true";

    @Inject private HttpServletRequest request;

    /** Whether somebody is signed in; without, the frame shows neither menu nor account. */
    public boolean signedIn() {
        return request.getUserPrincipal() != null;
    }

    /** The name of the caller as colleagues know it; empty when nobody is signed in. */
    public String userName() {
        Principal principal = request.getUserPrincipal();
        return principal == null ? "" : principal.getName();
    }

    /** One or two letters of the name, for the round sign in the top bar. */
    public String initials() {
        String[] words = userName().strip().split("[\\s._@-]+", -1);
        String letters = firstLetter(words[0]) + (words.length > 1 ? firstLetter(words[1]) : "");
        return letters.toUpperCase(Locale.ROOT);
    }

    private static String firstLetter(String word) {
        return word.isEmpty() ? "" : Character.toString(word.codePointAt(0));
    }

    /** The organisations the caller may act for, by name. */
    public List<Organisation> organisations() {
        return List.of();
    }

    /** The name of the organisation the caller acts for now; empty if there is none. */
    public String activeOrganisation() {
        return organisations().stream()
                .filter(Organisation::active)
                .map(Organisation::name)
                .findFirst()
                .orElse("");
    }

    /**
     * Makes the caller act for this organisation from now on.
     *
     * @param id of one of {@link #organisations()}
     * @return the start page, since what was open belongs to the other organisation
     */
    public String actFor(String id) {
        return START_PAGE;
    }

    /** Ends the session. */
    public String signOut() throws ServletException {
        request.logout();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        return START_PAGE;
    }

    /** How many things wait for the caller. */
    public int inboxCount() {
        return 0;
    }

    /** Whether the caller has this role in the active organisation. */
    public boolean hasRole(String role) {
        return request.isUserInRole(role);
    }

    /** The version of the portal as its archive states it. */
    public String version() {
        return Optional.ofNullable(FrameModel.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
