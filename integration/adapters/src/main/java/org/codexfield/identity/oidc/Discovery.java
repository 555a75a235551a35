package org.codexfield.identity.oidc;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.codexfield.identity.ProviderIsUnreachable;
import org.jspecify.annotations.Nullable;

/**
 * What the provider says of itself (OpenID Connect Discovery 1.0), fetched when somebody needs it:
 * the portal starts without the provider, and goes on when it is away.
 */
final class Discovery {

    private static final Duration ALIVE_FOR = Duration.ofSeconds(15);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final URI issuer;
    private final ProviderHttp http;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable OIDCProviderMetadata known;
    private volatile Instant fetchedAt = Instant.MIN;
    private volatile Instant failedAt = Instant.MIN;

    Discovery(URI issuer, ProviderHttp http) {
        this.issuer = issuer;
        this.http = http;
    }

    /**
     * The document of a provider that is alive: a login must not lead to an address where nobody
     * answers.
     *
     * @throws ProviderIsUnreachable if it does not answer
     */
    OIDCProviderMetadata alive(Instant now) {
        var document = known;
        return document != null && isWithin(fetchedAt, ALIVE_FOR, now) ? document : fetch(now);
    }

    /**
     * The document, however old: what is checked by it does not need the provider.
     *
     * @throws ProviderIsUnreachable if it never answered yet
     */
    OIDCProviderMetadata any(Instant now) {
        var document = known;
        return document != null ? document : fetch(now);
    }

    /** One thread asks; who comes meanwhile waits for its answer. */
    private OIDCProviderMetadata fetch(Instant now) {
        ProviderHttp.await(fetching);
        try {
            var document = known;
            if (document != null && isWithin(fetchedAt, ALIVE_FOR, now)) {
                return document;
            }
            if (isWithin(failedAt, RETRY_AFTER, now)) {
                throw new ProviderIsUnreachable("it did not answer seconds ago", null);
            }
            failedAt = now;
            var fresh = read(http.document(address()));
            known = fresh;
            fetchedAt = now;
            failedAt = Instant.MIN;
            return fresh;
        } finally {
            fetching.unlock();
        }
    }

    private URI address() {
        var base = issuer.toString();
        return URI.create(
                (base.endsWith("/") ? base : base + "/") + ".well-known/openid-configuration");
    }

    private OIDCProviderMetadata read(String document) {
        try {
            var metadata = OIDCProviderMetadata.parse(document);
            if (!metadata.getIssuer().getValue().equals(issuer.toString())) {
                throw new ProviderIsUnreachable(
                        "it calls itself " + metadata.getIssuer() + ", not " + issuer, null);
            }
            requireSafe(metadata.getAuthorizationEndpointURI());
            requireSafe(metadata.getTokenEndpointURI());
            requireSafe(metadata.getJWKSetURI());
            Optional.ofNullable(metadata.getEndSessionEndpointURI()).ifPresent(this::requireSafe);
            return metadata;
        } catch (ParseException e) {
            throw new ProviderIsUnreachable("its discovery document cannot be read", e);
        }
    }

    /** Nothing secret travels on a connection that is weaker than the one to the issuer. */
    private void requireSafe(@Nullable URI endpoint) {
        var allowed = "http".equals(issuer.getScheme()) ? Set.of("http", "https") : Set.of("https");
        boolean safe =
                endpoint != null
                        && endpoint.getScheme() != null
                        && allowed.contains(endpoint.getScheme());
        if (!safe) {
            throw new ProviderIsUnreachable("it names an unusable address: " + endpoint, null);
        }
    }

    static boolean isWithin(Instant since, Duration time, Instant now) {
        return since.isAfter(now.minus(time));
    }
}
