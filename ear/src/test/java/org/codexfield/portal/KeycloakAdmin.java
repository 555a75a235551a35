package org.codexfield.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What an administrator of the identity provider does there. */
final class KeycloakAdmin {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI issuer;

    /**
     * @param issuer the realm
     */
    KeycloakAdmin(URI issuer) {
        this.issuer = issuer;
    }

    /** An access token of a program with an account of its own in the realm. */
    String machineToken() {
        return token(
                issuer,
                Map.of(
                        "grant_type", "client_credentials",
                        "client_id", "codexfield-machine",
                        "client_secret", "codexfield-machine-secret"));
    }

    /** An access token of the same provider, but another realm. */
    String tokenOfAnotherRealm() {
        return token(
                issuer.resolve("/realms/master"),
                Map.of(
                        "grant_type", "password",
                        "client_id", "admin-cli",
                        "username", "admin",
                        "password", "admin"));
    }

    /** Adds a person with the password of all sample accounts. */
    void addPerson(String login, String email, boolean verified) {
        call(
                "POST",
                "users",
                Map.of(
                        "username", login,
                        "email", email,
                        "emailVerified", verified,
                        "enabled", true,
                        "firstName", login,
                        "lastName", "Tester",
                        "credentials",
                                List.of(
                                        Map.of(
                                                "type", "password",
                                                "value", "sample-pass-2026",
                                                "temporary", false))));
    }

    /** Says which roles a person has in which organisations of the portal. */
    void assertRoles(String login, String... roles) {
        var person = person(login);
        var changed = (com.fasterxml.jackson.databind.node.ObjectNode) person.deepCopy();
        var attributes = changed.withObjectProperty("attributes");
        var values = attributes.putArray("codexfield_roles");
        List.of(roles).forEach(values::add);
        call("PUT", "users/" + person.path("id").asText(), changed);
    }

    /** Ends all sessions of a person. */
    void signOut(String login) {
        call("POST", "users/" + person(login).path("id").asText() + "/logout", Map.of());
    }

    private JsonNode person(String login) {
        return call("GET", "users?exact=true&username=" + login, Map.of()).path(0);
    }

    private JsonNode call(String method, String path, Object document) {
        var realm = URI.create(issuer.toString().replace("/realms/", "/admin/realms/") + "/");
        var request =
                HttpRequest.newBuilder(realm.resolve(path))
                        .header("Authorization", "Bearer " + tokenOfAnotherRealm())
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                method.equals("GET")
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(
                                                JSON.valueToTree(document).toString()))
                        .build();
        return send(request);
    }

    private String token(URI realm, Map<String, String> form) {
        var body =
                form.entrySet().stream()
                        .map(field -> field.getKey() + "=" + Visitor.encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        var request =
                HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return send(request).path("access_token").asText();
    }

    private JsonNode send(HttpRequest request) {
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 400) {
                throw new IllegalStateException(
                        request.uri() + " " + answer.statusCode() + " " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
