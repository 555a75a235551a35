package org.codexfield.identity.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.codexfield.config.Settings.Oidc;
import org.codexfield.identity.ProviderIsUnreachable;
import org.codexfield.identity.model.IdentityProvider.Begun;
import org.codexfield.identity.model.IdentityProvider.Ended;
import org.codexfield.identity.model.IdentityProvider.Login;
import org.codexfield.identity.model.IdentityProvider.Person;
import org.codexfield.identity.model.ProviderRefusedLogin;
import org.codexfield.identity.model.ProviderTokenIsRefused;

/** One provider: the authorization code flow with PKCE (RFC 7636), state and nonce. */
final class ConfiguredProvider {

    private static final String SCOPE = "openid email profile";

    private final Oidc oidc;
    private final ClientID client;
    private final URI callback;
    private final URI afterLogout;
    private final ProviderHttp http = new ProviderHttp();
    private final Discovery discovery;
    private final TokenCheck tokens;
    private final PersonClaims persons;

    ConfiguredProvider(Oidc oidc, URI portal) {
        this.oidc = oidc;
        client = new ClientID(oidc.clientId());
        callback = portal.resolve("/login/callback");
        afterLogout = portal.resolve("/login.xhtml?problem=signed-out");
        discovery = new Discovery(oidc.issuer(), http);
        var keys = new ProviderKeys(http);
        tokens =
                new TokenCheck(
                        oidc.issuer().toString(),
                        oidc.clientId(),
                        (kid, now) -> keys.find(kid, discovery.any(now).getJWKSetURI(), now));
        persons = new PersonClaims(oidc.claims());
    }

    boolean answers(Instant now) {
        try {
            discovery.alive(now);
            return true;
        } catch (ProviderIsUnreachable away) {
            return false;
        }
    }

    Begun begin(Instant now) {
        var memory = Memory.fresh();
        var request =
                new AuthenticationRequest.Builder(
                                ResponseType.CODE, Scope.parse(SCOPE), client, callback)
                        .endpointURI(discovery.alive(now).getAuthorizationEndpointURI())
                        .state(memory.state())
                        .nonce(memory.nonce())
                        .codeChallenge(memory.verifier(), CodeChallengeMethod.S256)
                        .build();
        return new Begun(request.toURI(), memory.text());
    }

    Login complete(String remembered, String answer, Instant now) {
        var memory = Memory.of(remembered);
        var idToken = redeem(code(answer, memory), memory, now);
        var claims = tokens.idToken(idToken, memory.nonce().getValue(), now);
        return new Login(persons.read(claims), sessionId(claims), idToken);
    }

    Person accessToken(String token, Instant now) {
        return persons.read(tokens.accessToken(token, now));
    }

    Ended logoutToken(String token, Instant now) {
        var claims = tokens.logoutToken(token, now);
        return new Ended(
                claims.getIssuer(),
                sessionId(claims),
                Objects.requireNonNullElse(claims.getSubject(), ""),
                claims.getIssueTime().toInstant());
    }

    /** OpenID Connect RP-Initiated Logout 1.0. */
    Optional<URI> logout(String idToken, Instant now) {
        try {
            return Optional.ofNullable(discovery.alive(now).getEndSessionEndpointURI())
                    .map(place -> logoutRequest(place, idToken).toURI());
        } catch (ProviderIsUnreachable away) {
            return Optional.empty();
        }
    }

    private LogoutRequest logoutRequest(URI place, String idToken) {
        try {
            return new LogoutRequest(
                    place, JWTParser.parse(idToken), null, client, afterLogout, null, null);
        } catch (java.text.ParseException e) {
            throw new IllegalArgumentException("The ID token was accepted once", e);
        }
    }

    /** The answer must be to this login (state), and from this provider (RFC 9207). */
    private AuthorizationCode code(String answer, Memory memory) {
        AuthenticationResponse response;
        try {
            response = AuthenticationResponseParser.parse(URI.create(callback + "?" + answer));
        } catch (ParseException | IllegalArgumentException unreadable) {
            throw new ProviderRefusedLogin("its answer cannot be read");
        }
        if (!memory.state().equals(response.getState())) {
            throw new ProviderRefusedLogin("its answer is to another login");
        }
        var from = response.getIssuer();
        if (from != null && !from.equals(new Issuer(oidc.issuer()))) {
            throw new ProviderRefusedLogin("another provider answered");
        }
        if (!response.indicatesSuccess()) {
            throw new ProviderRefusedLogin(
                    Objects.toString(response.toErrorResponse().getErrorObject().getCode()));
        }
        return Optional.ofNullable(response.toSuccessResponse().getAuthorizationCode())
                .orElseThrow(() -> new ProviderRefusedLogin("it sent no code"));
    }

    private String redeem(AuthorizationCode code, Memory memory, Instant now) {
        try {
            var answer = http.send(tokenRequest(code, memory, now));
            if (answer.getStatusCode() >= 500) {
                throw new ProviderIsUnreachable("it failed with " + answer.getStatusCode(), null);
            }
            var response = OIDCTokenResponseParser.parse(answer);
            if (!response.indicatesSuccess()) {
                throw new ProviderRefusedLogin(
                        Objects.toString(response.toErrorResponse().getErrorObject().getCode()));
            }
            if (response.toSuccessResponse() instanceof OIDCTokenResponse tokens
                    && tokens.getOIDCTokens().getIDTokenString() != null) {
                return tokens.getOIDCTokens().getIDTokenString();
            }
            throw new ProviderTokenIsRefused("is missing");
        } catch (ParseException unreadable) {
            throw new ProviderRefusedLogin("its tokens cannot be read");
        }
    }

    private HTTPRequest tokenRequest(AuthorizationCode code, Memory memory, Instant now) {
        var place = discovery.any(now).getTokenEndpointURI();
        var grant = new AuthorizationCodeGrant(code, callback, memory.verifier());
        return oidc.clientSecret()
                .map(
                        secret ->
                                new TokenRequest.Builder(
                                        place,
                                        new ClientSecretBasic(client, new Secret(secret.value())),
                                        grant))
                .orElseGet(() -> new TokenRequest.Builder(place, client, grant))
                .build()
                .toHTTPRequest();
    }

    private static String sessionId(JWTClaimsSet claims) {
        return Objects.requireNonNullElse(TokenCheck.text(claims, "sid"), "");
    }

    /** What binds the provider's answer to the browser that began. */
    private record Memory(State state, Nonce nonce, CodeVerifier verifier) {

        static Memory fresh() {
            return new Memory(new State(), new Nonce(), new CodeVerifier());
        }

        static Memory of(String text) {
            var parts = text.split(" ", -1);
            return new Memory(new State(parts[0]), new Nonce(parts[1]), new CodeVerifier(parts[2]));
        }

        String text() {
            return state.getValue() + " " + nonce.getValue() + " " + verifier.getValue();
        }
    }
}
