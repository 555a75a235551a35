package org.codexfield.identity.oidc;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.codexfield.identity.ProviderIsUnreachable;

/**
 * The keys that the provider signs with. A key that it withdraws is refused ten minutes later at
 * the latest; while it is away, the keys known go on for an hour. An unknown key makes it be asked
 * again, but not more often than tokens with made-up keys could be sent.
 */
final class ProviderKeys {

    private static final Duration FRESH_FOR = Duration.ofMinutes(10);
    private static final Duration USABLE_FOR = Duration.ofHours(1);
    private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(5);

    private final ProviderHttp http;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile JWKSet keys = new JWKSet();
    private volatile Instant fetchedAt = Instant.MIN;
    private volatile Instant askedAt = Instant.MIN;

    ProviderKeys(ProviderHttp http) {
        this.http = http;
    }

    /**
     * The key of this name, if the provider has it.
     *
     * @throws ProviderIsUnreachable if it has to be asked and does not answer
     */
    Optional<JWK> find(String kid, URI address, Instant now) {
        var key = known(kid);
        boolean fresh = Discovery.isWithin(fetchedAt, FRESH_FOR, now);
        if (fresh && (key.isPresent() || Discovery.isWithin(askedAt, ASK_AGAIN_AFTER, now))) {
            return key;
        }
        try {
            fetch(address, now);
        } catch (ProviderIsUnreachable away) {
            if (key.isPresent() && Discovery.isWithin(fetchedAt, USABLE_FOR, now)) {
                return key;
            }
            throw away;
        }
        return known(kid);
    }

    private void fetch(URI address, Instant now) {
        ProviderHttp.await(fetching);
        try {
            if (Discovery.isWithin(askedAt, ASK_AGAIN_AFTER, now)) {
                if (Discovery.isWithin(fetchedAt, ASK_AGAIN_AFTER, now)) {
                    return;
                }
                throw new ProviderIsUnreachable("it did not give its keys seconds ago", null);
            }
            askedAt = now;
            keys = JWKSet.parse(http.document(address)).toPublicJWKSet();
            fetchedAt = now;
        } catch (ParseException e) {
            throw new ProviderIsUnreachable("its keys cannot be read", e);
        } finally {
            fetching.unlock();
        }
    }

    private Optional<JWK> known(String kid) {
        return Optional.ofNullable(keys.getKeyByKeyId(kid));
    }
}
