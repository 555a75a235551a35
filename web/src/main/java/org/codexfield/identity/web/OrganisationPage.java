package org.codexfield.identity.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.codexfield.identity.service.OrganisationService;
import org.codexfield.identity.service.OrganisationView;
import org.codexfield.identity.service.SigningKeyService;
import org.codexfield.identity.service.SigningKeyView;
import org.codexfield.shared.web.Notices;
import org.jspecify.annotations.Nullable;

/** One organisation: its facts, its public keys, and what an operator decides about it. */
@Named("organisationPage")
@ViewScoped
public class OrganisationPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final Set<String> WITH_KEYS = Set.of("active", "suspended");

    @Inject private ViewedOrganisation viewed;
    @Inject private OrganisationService organisations;
    @Inject private SigningKeyService keys;
    @Inject private Notices notices;
    private String reason = "";
    private @Nullable OrganisationView facts;

    /** What is known of it. */
    public OrganisationView facts() {
        if (facts == null) {
            facts = viewed.facts();
        }
        return facts;
    }

    /** Who becomes its first administrator; empty for who may not know. */
    public String contact() {
        return viewed.may("read-all-organisations")
                ? organisations.contact(viewed.slug()).value()
                : "";
    }

    /** Its public keys, the newest first; none before it takes part. */
    public List<SigningKeyView> keys() {
        return WITH_KEYS.contains(facts().status()) ? keys.list(viewed.slug()) : List.of();
    }

    /** Whether its state and the caller's roles allow a command. */
    public boolean offers(String command, String state) {
        return facts().status().equals(state) && viewed.may(command);
    }

    /** Lets it take part. */
    public String approve() {
        organisations.approve(viewed.slug());
        return decided("organisation.approved");
    }

    /** Refuses it. */
    public String reject() {
        organisations.reject(viewed.slug(), reason);
        return decided("organisation.rejected");
    }

    /** Stops it for now. */
    public String suspend() {
        organisations.suspend(viewed.slug(), reason);
        return decided("organisation.suspended");
    }

    /** Lets it act again. */
    public String resume() {
        organisations.resume(viewed.slug());
        return decided("organisation.resumed");
    }

    private String decided(String key) {
        notices.done(key, viewed.name());
        return "/organisation.xhtml?faces-redirect=true&includeViewParams=true";
    }

    /** Why. */
    public String getReason() {
        return reason;
    }

    /** Takes what was typed. */
    public void setReason(@Nullable String given) {
        reason = Objects.requireNonNullElse(given, "");
    }
}
