package org.codexfield.identity.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.codexfield.identity.CurrentUser;
import org.codexfield.identity.Role;
import org.codexfield.identity.service.AccountService;
import org.codexfield.identity.service.MembershipView;
import org.codexfield.identity.service.OrganisationService;
import org.codexfield.identity.service.OrganisationView;
import org.codexfield.identity.service.PermissionService;
import org.jspecify.annotations.Nullable;

/**
 * The organisation that a page is about: the one that its address names, else the one that the
 * caller acts for. It stays the same as long as the page is open, so that what is sent from a page
 * never ends up in another organisation because the caller switched in another window.
 */
@Named("viewed")
@ViewScoped
public class ViewedOrganisation implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject private AccountService accounts;
    @Inject private OrganisationService organisations;
    @Inject private PermissionService permissions;
    @Inject private CurrentUser currentUser;
    private String slug = "";
    private @Nullable Set<String> commands;
    private @Nullable String name;

    /** The view parameter; empty before somebody asks which organisation it is. */
    public String getSlug() {
        return slug;
    }

    /** Takes the view parameter. */
    public void setSlug(@Nullable String given) {
        slug = given == null ? "" : given;
    }

    /** Its short name; empty if the caller acts for none and the address names none. */
    public String slug() {
        if (slug.isEmpty()) {
            slug = active();
        }
        return slug;
    }

    private String active() {
        UUID acting = currentUser.caller().organisation().value();
        return accounts.me().memberships().stream()
                .filter(membership -> membership.organisation().equals(acting))
                .map(MembershipView::slug)
                .findFirst()
                .orElse("");
    }

    /** Its name. */
    public String name() {
        if (name == null) {
            name = facts().name();
        }
        return name;
    }

    /** What is known of it now. */
    public OrganisationView facts() {
        return organisations.get(slug());
    }

    /** Whether the caller's roles allow a command there, for example {@code change-roles}. */
    public boolean may(String command) {
        if (commands == null) {
            commands = slug().isEmpty() ? Set.of() : permissions.commands(slug());
        }
        return commands.contains(command);
    }

    /** Refuses the page to those whose roles do not allow its command there. */
    public void require(String command) {
        permissions.require(slug(), command);
    }

    /** Whether it is the organisation that runs the installation. */
    public boolean runsInstallation() {
        return roles().contains(Role.OPERATOR.code());
    }

    /** The roles, by code, that a member can have there. */
    public List<String> roles() {
        return permissions.roles(slug());
    }
}
