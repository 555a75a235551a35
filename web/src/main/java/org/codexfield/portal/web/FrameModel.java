package org.codexfield.portal.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.codexfield.identity.CurrentUser;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.service.AccountService;
import org.codexfield.identity.service.AccountService.Me;
import org.codexfield.identity.service.InvitationService;
import org.codexfield.identity.service.OrganisationService;
import org.codexfield.identity.web.PortalSessions;
import org.codexfield.licensing.service.RequestReadingService;
import org.jspecify.annotations.Nullable;

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
    @Inject private PortalSessions sessions;
    @Inject private CurrentUser currentUser;
    @Inject private AccountService accounts;
    @Inject private InvitationService invitations;
    @Inject private OrganisationService decisions;
    @Inject private RequestReadingService requests;
    private @Nullable Me me;
    private int inboxCount = -1;

    /** Whether somebody is signed in; without, the frame shows neither menu nor account. */
    public boolean signedIn() {
        return request.getUserPrincipal() != null;
    }

    /** The name of the caller as colleagues know it; empty when nobody is signed in. */
    public String userName() {
        return me().map(Me::name).orElse("");
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
        UUID acting = currentUser.caller().member().value();
        return me().map(Me::memberships).orElse(List.of()).stream()
                .map(
                        membership ->
                                new Organisation(
                                        membership.member().toString(),
                                        membership.organisationName(),
                                        membership.member().equals(acting)))
                .toList();
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
        organisations().stream()
                .filter(organisation -> organisation.id().equals(id))
                .findFirst()
                .ifPresent(chosen -> sessions.choose(request, MemberId.parse(chosen.id())));
        return START_PAGE;
    }

    /** Ends the session. */
    public void signOut() throws IOException {
        var next = request.getContextPath() + sessions.leave(request);
        FacesContext.getCurrentInstance().getExternalContext().redirect(next);
    }

    /**
     * How many things wait for the caller: organisations to decide on, requests, own invitations.
     */
    public int inboxCount() {
        if (inboxCount < 0) {
            inboxCount = me().isPresent() ? Math.toIntExact(waiting()) : 0;
        }
        return inboxCount;
    }

    private long waiting() {
        long all = decisions.waiting() + invitations.mine().size();
        return requests.reads() ? all + requests.waiting() : all;
    }

    /** Whether the caller has this role in the active organisation. */
    public boolean hasRole(String role) {
        return request.isUserInRole(role);
    }

    /** The version of the portal. */
    public String version() {
        return ProductVersion.text();
    }

    private Optional<Me> me() {
        if (me == null && signedIn()) {
            me = accounts.me();
        }
        return Optional.ofNullable(me);
    }
}
