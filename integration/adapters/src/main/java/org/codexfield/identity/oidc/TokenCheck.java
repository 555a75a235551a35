package org.codexfield.identity.oidc;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.codexfield.identity.model.ProviderTokenIsRefused;
import org.jspecify.annotations.Nullable;

/**
 * The checks of tokens. All kinds: signature, issuer, audience, times, give or take a minute. Then
 * each kind its own, so that no token passes for one of another kind: all three are signed by the
 * same keys for the same audience.
 */
final class TokenCheck {

    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final Duration LOGOUT_VALIDITY = Duration.ofMinutes(5);
    private static final int MAX_LENGTH = 16_384;
    private static final String LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final String issuer;
    private final String clientId;
    private final BiFunction<String, Instant, Optional<JWK>> keys;

    /**
     * @param keys finds a key by its name
     */
    TokenCheck(String issuer, String clientId, BiFunction<String, Instant, Optional<JWK>> keys) {
        this.issuer = issuer;
        this.clientId = clientId;
        this.keys = keys;
    }

    /** OpenID Connect Core 1.0 section 3.1.3.7. */
    JWTClaimsSet idToken(String token, String nonce, Instant now) {
        var jwt = signed(token);
        var claims = verified(jwt, now);
        requireKind(
                !"Bearer".equals(text(claims, "typ")) && !claims.getClaims().containsKey("events"));
        require(nonce.equals(text(claims, "nonce")), "answers another login");
        var party = text(claims, "azp");
        boolean ours = party == null ? claims.getAudience().size() == 1 : party.equals(clientId);
        require(ours, "was issued to another client");
        require(claims.getExpirationTime() != null, "does not expire");
        return claims;
    }

    /**
     * RFC 9068, and the tokens of Keycloak, which call themselves {@code JWT} in the header and
     * {@code Bearer} in a claim. Who issued the token to whom is of no importance, but it must be
     * meant for this installation: a token that another service was given opens nothing here.
     */
    JWTClaimsSet accessToken(String token, Instant now) {
        var jwt = signed(token);
        var type = type(jwt);
        var claims = verified(jwt, now);
        boolean standard = type.equals("at+jwt") || type.equals("application/at+jwt");
        requireKind(standard || "Bearer".equals(text(claims, "typ")));
        require(claims.getExpirationTime() != null, "does not expire");
        return claims;
    }

    /** OpenID Connect Back-Channel Logout 1.0 section 2.6. */
    JWTClaimsSet logoutToken(String token, Instant now) {
        var jwt = signed(token);
        var claims = verified(jwt, now);
        var type = type(jwt);
        boolean logout = type.isEmpty() || type.equals("jwt") || type.equals("logout+jwt");
        requireKind(
                logout
                        && claims.getClaim("events") instanceof Map<?, ?> events
                        && events.get(LOGOUT_EVENT) instanceof Map<?, ?>
                        && !claims.getClaims().containsKey("nonce"));
        require(claims.getJWTID() != null, "has no identifier");
        require(
                instant(claims.getIssueTime()).isAfter(now.minus(LOGOUT_VALIDITY).minus(SKEW)),
                "is too old");
        require(
                text(claims, "sid") != null || claims.getSubject() != null,
                "names neither session nor person");
        return claims;
    }

    private JWTClaimsSet verified(SignedJWT jwt, Instant now) {
        SignatureCheck.requireAllowed(jwt);
        var kid = jwt.getHeader().getKeyID();
        var key = kid == null ? Optional.<JWK>empty() : keys.apply(kid, now);
        SignatureCheck.requireSignedBy(
                key.orElseThrow(() -> new ProviderTokenIsRefused("names no key of the provider")),
                jwt);
        var claims = claims(jwt);
        require(issuer.equals(claims.getIssuer()), "is of another issuer");
        require(claims.getAudience().contains(clientId), "is meant for another audience");
        require(claims.getIssueTime() != null, "does not say when it was issued");
        require(!instant(claims.getIssueTime()).isAfter(now.plus(SKEW)), "is of the future");
        require(
                claims.getNotBeforeTime() == null
                        || !instant(claims.getNotBeforeTime()).isAfter(now.plus(SKEW)),
                "is not valid yet");
        require(
                claims.getExpirationTime() == null
                        || now.minus(SKEW).isBefore(instant(claims.getExpirationTime())),
                "has expired");
        return claims;
    }

    /** Tokens without signature and encrypted ones are no signed tokens. */
    private static SignedJWT signed(String token) {
        require(token.length() <= MAX_LENGTH, "is too long");
        try {
            return SignedJWT.parse(token);
        } catch (ParseException unreadable) {
            throw new ProviderTokenIsRefused("is no signed token");
        }
    }

    private static JWTClaimsSet claims(SignedJWT jwt) {
        try {
            return Objects.requireNonNull(jwt.getJWTClaimsSet());
        } catch (ParseException unreadable) {
            throw new ProviderTokenIsRefused("has claims that cannot be read");
        }
    }

    private static String type(SignedJWT jwt) {
        var type = jwt.getHeader().getType();
        return type == null ? "" : type.getType().toLowerCase(Locale.ROOT);
    }

    /** The claim if it is a text that is not empty. */
    static @Nullable String text(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text && !text.isEmpty() ? text : null;
    }

    private static Instant instant(Date date) {
        return date.toInstant();
    }

    private static void requireKind(boolean right) {
        require(right, "is of another kind");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ProviderTokenIsRefused(otherwise);
        }
    }
}
