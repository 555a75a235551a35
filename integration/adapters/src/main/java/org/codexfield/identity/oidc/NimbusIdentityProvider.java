package org.codexfield.identity.oidc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.codexfield.config.Settings;
import org.codexfield.identity.ProviderIsUnreachable;
import org.codexfield.identity.model.IdentityProvider;

/** The provider that is configured, by Nimbus' OpenID Connect SDK. */
@ApplicationScoped
public class NimbusIdentityProvider implements IdentityProvider {

    private Optional<ConfiguredProvider> provider = Optional.empty();

    /** For the container's proxy. */
    protected NimbusIdentityProvider() {}

    /** Nothing is fetched before somebody needs it. */
    @Inject
    public NimbusIdentityProvider(Settings settings) {
        provider = settings.oidc().map(oidc -> new ConfiguredProvider(oidc, settings.publicUrl()));
    }

    @Override
    public boolean isConfigured() {
        return provider.isPresent();
    }

    @Override
    public boolean answers(Instant now) {
        return provider.map(configured -> configured.answers(now)).orElse(false);
    }

    @Override
    public Begun begin(Instant now) {
        return configured().begin(now);
    }

    @Override
    public Login complete(String memory, String answer, Instant now) {
        return configured().complete(memory, answer, now);
    }

    @Override
    public Person accessToken(String token, Instant now) {
        return configured().accessToken(token, now);
    }

    @Override
    public Ended logoutToken(String token, Instant now) {
        return configured().logoutToken(token, now);
    }

    @Override
    public Optional<URI> logout(String idToken, Instant now) {
        return provider.flatMap(configured -> configured.logout(idToken, now));
    }

    private ConfiguredProvider configured() {
        return provider.orElseThrow(() -> new ProviderIsUnreachable("none is configured", null));
    }
}
