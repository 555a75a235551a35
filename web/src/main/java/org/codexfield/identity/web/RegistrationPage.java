package org.codexfield.identity.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.OrganisationKind;
import org.codexfield.identity.OrganisationProfile;
import org.codexfield.identity.Slug;
import org.codexfield.identity.service.OrganisationService;
import org.codexfield.shared.web.Choice;
import org.jspecify.annotations.Nullable;

/** Asks that an organisation take part; anybody may. */
@Named("registrationPage")
@RequestScoped
public class RegistrationPage {

    private static final Slug EXAMPLE = new Slug("example");
    private static final String NAME = "registered.name";
    private static final String CONTACT = "registered.contact";

    @Inject private OrganisationService organisations;
    private String name = "";
    private String slug = "";
    private String contact = "";
    private final Choice kinds =
            new Choice(
                    Stream.of(OrganisationKind.values()).map(RegistrationPage::code).toList(),
                    List.of());

    /** What it takes part as, to tick. */
    public Choice kinds() {
        return kinds;
    }

    /** What the DID of an organisation begins with here. */
    public String didPrefix() {
        String example = organisations.didOf(EXAMPLE).value();
        return example.substring(0, example.length() - EXAMPLE.value().length());
    }

    /** Registers it, and leads to what happens next. */
    public String register() {
        var profile =
                new OrganisationProfile(
                        new Slug(slug.strip()),
                        name,
                        Stream.of(OrganisationKind.values())
                                .filter(kind -> kinds.ticked().contains(code(kind)))
                                .collect(Collectors.toSet()));
        var registered = organisations.register(profile, new EmailAddress(contact.strip()));
        flash().put(NAME, registered.name());
        flash().put(CONTACT, contact.strip());
        return "/registered.xhtml?faces-redirect=true";
    }

    /** The name of what was just registered; empty when the page is opened again. */
    public String registeredName() {
        return Objects.toString(flash().get(NAME), "");
    }

    /** Who was named as its contact. */
    public String registeredContact() {
        return Objects.toString(flash().get(CONTACT), "");
    }

    private static String code(OrganisationKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Map<String, Object> flash() {
        return FacesContext.getCurrentInstance().getExternalContext().getFlash();
    }

    /** Its name. */
    public String getName() {
        return name;
    }

    /** Takes what was typed. */
    public void setName(@Nullable String given) {
        name = Objects.requireNonNullElse(given, "");
    }

    /** Its short name. */
    public String getSlug() {
        return slug;
    }

    /** Takes what was typed. */
    public void setSlug(@Nullable String given) {
        slug = Objects.requireNonNullElse(given, "");
    }

    /** Who becomes its first administrator. */
    public String getContact() {
        return contact;
    }

    /** Takes what was typed. */
    public void setContact(@Nullable String given) {
        contact = Objects.requireNonNullElse(given, "");
    }
}
