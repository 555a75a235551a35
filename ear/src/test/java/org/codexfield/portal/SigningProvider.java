package org.codexfield.portal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** An identity provider whose clock can be set: all it does is to publish its key, and to sign. */
final class SigningProvider implements AutoCloseable {

    static final String CLIENT = "codexfield";
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final HttpServer http;
    private final RSAKey key;

    private SigningProvider(HttpServer http, RSAKey key) {
        this.http = http;
        this.key = key;
    }

    static SigningProvider start() {
        try {
            var http =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var provider =
                    new SigningProvider(http, new RSAKeyGenerator(2048).keyID("test").generate());
            provider.serve("/.well-known/openid-configuration", provider.discovery());
            provider.serve("/keys", new JWKSet(provider.key).toString());
            http.start();
            return provider;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    URI issuer() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** An access token that its clock says is issued now, for five minutes. */
    String accessToken(String email, Instant now) {
        return accessToken(email, now, now);
    }

    /** The same, but valid only from some time on. */
    String accessToken(String email, Instant issued, Instant from) {
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(issuer().toString())
                        .audience(CLIENT)
                        .subject("subject-of-" + email)
                        .claim("typ", "Bearer")
                        .claim("email", email)
                        .claim("email_verified", true)
                        .claim("name", "Somebody")
                        .issueTime(Date.from(issued))
                        .notBeforeTime(Date.from(from))
                        .expirationTime(Date.from(from.plus(LIFE)))
                        .build();
        try {
            var token =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                            claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }

    private String discovery() {
        return """
        {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorise", "token_endpoint": "%1$s/token",
        "jwks_uri": "%1$s/keys", "subject_types_supported": ["public"],
        "response_types_supported": ["code"], "id_token_signing_alg_values_supported": ["RS256"]}
        """
                .formatted(issuer());
    }

    private void serve(String path, String document) {
        http.createContext(
                path,
                exchange -> {
                    var body = document.getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, body.length);
                    try (var out = exchange.getResponseBody()) {
                        out.write(body);
                    }
                });
    }
}
