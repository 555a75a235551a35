package org.codexfield.identity.web;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.Role;
import org.codexfield.identity.service.InvitationService;
import org.codexfield.shared.web.BulkResult;
import org.codexfield.shared.web.Choice;
import org.codexfield.shared.web.Notices;
import org.codexfield.shared.web.Texts;
import org.jspecify.annotations.Nullable;

/** Invites one person or many: one invitation for each address, refused or sent on its own. */
@Named("invitePage")
@ViewScoped
public class InvitePage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int MOST = 200;

    @Inject private ViewedOrganisation viewed;
    @Inject private InvitationService invitations;
    @Inject private Notices notices;
    @Inject private Texts texts;
    private String addresses = "";
    private @Nullable Choice roles;
    private BulkResult result = new BulkResult();

    /** The roles to tick. */
    public Choice roles() {
        if (roles == null) {
            roles = new Choice(viewed.roles(), List.of());
        }
        return roles;
    }

    /** Invites every address; those that were refused stay in the field, to be mended. */
    public void send() {
        List<String> given = split();
        if (given.size() > MOST) {
            refuse("invite.tooMany", MOST);
            return;
        }
        var chosen = Role.parseAll(roles().ticked());
        if (chosen.isEmpty()) {
            refuseAtRoles();
            return;
        }
        result = new BulkResult();
        for (String address : given) {
            result.add(
                    address,
                    texts,
                    () -> invitations.send(viewed.slug(), new EmailAddress(address), chosen));
        }
        addresses =
                String.join(
                        "\n",
                        result.items().stream()
                                .filter(item -> !item.done())
                                .map(BulkResult.Item::name)
                                .toList());
        if (result.refused() > 0) {
            notices.warn("invite.some", result.done(), result.refused());
        } else {
            notices.done("invite.all", result.done());
        }
    }

    private List<String> split() {
        return Stream.of(addresses.split("[\\s,;]+", -1))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .distinct()
                .toList();
    }

    private void refuse(String key, Object... arguments) {
        say("invite:addresses", texts.of(key, arguments));
    }

    private void refuseAtRoles() {
        say("invite:roles-message", texts.of("roles.missing"));
    }

    private static void say(String clientId, String text) {
        var faces = FacesContext.getCurrentInstance();
        faces.addMessage(clientId, new FacesMessage(FacesMessage.SEVERITY_ERROR, text, null));
        faces.validationFailed();
    }

    /** What became of each address. */
    public BulkResult result() {
        return result;
    }

    /** Addresses, parted by spaces, line breaks, commas or semicolons. */
    public String getAddresses() {
        return addresses;
    }

    /** Takes what was typed. */
    public void setAddresses(@Nullable String given) {
        addresses = Objects.requireNonNullElse(given, "");
    }
}
