package org.codexfield.portal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.codexfield.identity.Role;
import org.codexfield.server.RestClient;
import org.codexfield.server.RunningPortal;
import org.codexfield.server.SampleOrganisations;

/** An organisation with one member for each role that a member can have there, and a spare one. */
final class MatrixOrganisation {

    static final String SLUG = "matrix-works";

    private final RunningPortal portal;
    private final Map<Role, RestClient> people = new EnumMap<>(Role.class);

    private MatrixOrganisation(RunningPortal portal) {
        this.portal = portal;
    }

    static MatrixOrganisation found(RunningPortal portal) {
        var made = new MatrixOrganisation(portal);
        portal.anonymous()
                .post(
                        "organisations",
                        Map.of(
                                "slug",
                                SLUG,
                                "name",
                                "Matrix Works",
                                "kinds",
                                List.of("consumer"),
                                "contactEmail",
                                email("administrator")));
        portal.operator().post("organisations/" + SLUG + "/approval", Map.of());
        made.join(email("administrator"));
        made.people.put(Role.ADMINISTRATOR, made.client(Role.ADMINISTRATOR));
        for (var role : Role.values()) {
            if (role != Role.ADMINISTRATOR && role != Role.OPERATOR) {
                made.add(email(role.code()), role);
                made.people.put(role, made.client(role));
            }
        }
        return made;
    }

    /** Those who are members, by their only role. */
    Map<Role, RestClient> people() {
        return people;
    }

    RestClient administrator() {
        return Objects.requireNonNull(people.get(Role.ADMINISTRATOR));
    }

    /** A new member whom nobody needs. */
    String spareMember(String name) {
        add(email(name), Role.REQUESTER);
        return memberOf(email(name)).path("id").asText();
    }

    /** An API key of a new member whom nobody needs. */
    String spareApiKey(String name) {
        spareMember(name);
        portal.as(email(name), SLUG, "requester");
        var keys = administrator().get("organisations/" + SLUG + "/api-keys?limit=200").body();
        for (var key : keys.path("items")) {
            if (key.path("memberName").asText().equals(email(name))) {
                return key.path("id").asText();
            }
        }
        throw new IllegalStateException("no key in " + keys);
    }

    private JsonNode memberOf(String email) {
        return administrator()
                .get("organisations/" + SLUG + "/members?q=" + email)
                .body()
                .path("items")
                .path(0);
    }

    private void add(String email, Role role) {
        administrator()
                .post(
                        "organisations/" + SLUG + "/invitations",
                        Map.of("email", email, "roles", List.of(role.code())));
        join(email);
    }

    private void join(String email) {
        portal.anonymous()
                .post(
                        "invitations/new-person-acceptance",
                        Map.of(
                                "token",
                                portal.mail().awaitToken(email),
                                "name",
                                email,
                                "password",
                                SampleOrganisations.PASSWORD));
    }

    private RestClient client(Role role) {
        return portal.as(email(role.code()), SLUG, role.code());
    }

    private static String email(String name) {
        return name + "@" + SLUG + ".example";
    }
}
