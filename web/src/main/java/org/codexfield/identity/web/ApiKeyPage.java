package org.codexfield.identity.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.codexfield.config.Settings;
import org.codexfield.identity.ApiKeyGrant;
import org.codexfield.identity.CurrentUser;
import org.codexfield.identity.Role;
import org.codexfield.identity.service.ApiKeyService;
import org.codexfield.shared.web.Choice;
import org.codexfield.shared.web.Reader;
import org.jspecify.annotations.Nullable;

/** Issues an API key that acts as the caller, and shows its secret this once. */
@Named("apiKeyPage")
@RequestScoped
public class ApiKeyPage {

    private static final int USUAL_DAYS = 90;
    private static final int MOST_DAYS = 365;

    @Inject private ViewedOrganisation viewed;
    @Inject private ApiKeyService keys;
    @Inject private CurrentUser currentUser;
    @Inject private Settings settings;
    @Inject private Clock clock;
    @Inject private Reader reader;
    private String name = "";
    private @Nullable LocalDate lastDay;
    private @Nullable Choice scopes;
    private @Nullable String secret;

    /** The caller's own roles to tick: a key can have no others. */
    public Choice scopes() {
        if (scopes == null) {
            List<String> own =
                    currentUser.caller().roles().stream().sorted().map(Role::code).toList();
            scopes = new Choice(own, List.of());
        }
        return scopes;
    }

    /** Makes the key. It ends when its last day ends where the caller is. */
    public void issue() {
        var end = getLastDay().plusDays(1).atStartOfDay(reader.zone()).toInstant();
        var issued =
                keys.issue(
                        viewed.slug(),
                        new ApiKeyGrant(name, Role.parseAll(scopes().ticked()), end));
        secret = issued.secret().value();
    }

    /** The secret, in the answer to the request that made it; else empty. */
    public String secret() {
        return Objects.requireNonNullElse(secret, "");
    }

    /** A call that works at once. */
    public String curl() {
        return "curl -H 'Authorization: Bearer %s' %s/api/v1/me"
                .formatted(secret(), settings.publicUrl());
    }

    /** The first day that can be chosen. */
    public LocalDate earliest() {
        return today().plusDays(1);
    }

    /** The last day that can be chosen. */
    public LocalDate latest() {
        return today().plusDays(MOST_DAYS);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), reader.zone());
    }

    /** What tells it from others. */
    public String getName() {
        return name;
    }

    /** Takes what was typed. */
    public void setName(@Nullable String given) {
        name = Objects.requireNonNullElse(given, "");
    }

    /** The last day on which it works. */
    public LocalDate getLastDay() {
        if (lastDay == null) {
            lastDay = today().plusDays(USUAL_DAYS);
        }
        return lastDay;
    }

    /** Takes what was chosen. */
    public void setLastDay(@Nullable LocalDate given) {
        lastDay = given;
    }
}
