package org.codexfield.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The organisations and people of a sample installation, made through the public REST interface as
 * anybody would: the operator by the one-time link, organisations by registration and approval,
 * people by the invitations in their mail.
 */
public final class SampleOrganisations implements SampleData {

    /** The password of every sample account. */
    public static final String PASSWORD = "sample-pass-2026";

    private static final Pattern SETUP_TOKEN =
            Pattern.compile("/setup\\.xhtml#([A-Za-z0-9_-]{43})");

    /** The operator. */
    public static final String OPERATOR = "olga@codexfield.example";

    private static final List<SampleOrganisation> ORGANISATIONS =
            List.of(
                    new SampleOrganisation(
                            "northlight-institute",
                            "Northlight Institute for Imaging",
                            List.of("provider", "institution"),
                            List.of(
                                    new Person("ada", "Ada Northlight", "administrator"),
                                    new Person("clara", "Clara Wieland", "compliance-officer"),
                                    new Person("stefan", "Stefan Brandt", "steward", "publisher"),
                                    new Person("nora", "Nora Audit", "auditor"))),
                    new SampleOrganisation(
                            "aurora-lab",
                            "Aurora Machine Learning Lab",
                            List.of("provider", "consumer"),
                            List.of(
                                    new Person("ben", "Ben Aurora", "administrator"),
                                    new Person("rita", "Rita Okafor", "requester", "publisher"),
                                    new Person("sam", "Sam Ortiz", "signing-official"))),
                    new SampleOrganisation(
                            "meridian-health",
                            "Meridian Health GmbH",
                            List.of("consumer"),
                            List.of(
                                    new Person("carl", "Carl Meridian", "administrator"),
                                    new Person("fiona", "Fiona Keller", "finance"))),
                    new SampleOrganisation(
                            "gridworks",
                            "Gridworks Compute",
                            List.of("node-operator"),
                            List.of(
                                    new Person("dora", "Dora Grid", "administrator"),
                                    new Person("nils", "Nils Berg", "node-operator"))));

    private record SampleOrganisation(
            String slug, String name, List<String> kinds, List<Person> people) {

        /** The first of them registers it. */
        Person administrator() {
            return people.get(0);
        }

        /** The administrator invites them. */
        List<Person> others() {
            return people.subList(1, people.size());
        }
    }

    private record Person(String login, String name, List<String> roles) {

        Person(String login, String name, String... roles) {
            this(login, name, List.of(roles));
        }

        String email(String slug) {
            return login + "@" + slug + ".example";
        }
    }

    @Override
    public void load(NewPortal portal) {
        var anybody = RestClient.anonymous(portal.address());
        anybody.post(
                "setup",
                Map.of(
                        "token",
                        setupToken(portal.log()),
                        "email",
                        OPERATOR,
                        "name",
                        "Olga Operator",
                        "password",
                        PASSWORD));
        var operator =
                signedIn(anybody, "installation", OPERATOR, List.of("operator", "administrator"));
        // mail goes out every other second, so all who are waited for are written to at once
        ORGANISATIONS.forEach(organisation -> found(anybody, organisation, operator));
        ORGANISATIONS.forEach(each -> join(portal, each.slug(), each.administrator()));
        ORGANISATIONS.forEach(organisation -> inviteOthers(anybody, organisation));
        for (var organisation : ORGANISATIONS) {
            organisation.others().forEach(person -> join(portal, organisation.slug(), person));
        }
        anybody.post("organisations", registration("harbour-university", "Harbour University"));
    }

    private static void found(
            RestClient anybody, SampleOrganisation organisation, RestClient operator) {
        var slug = organisation.slug();
        anybody.post(
                "organisations",
                Map.of(
                        "slug", slug,
                        "name", organisation.name(),
                        "kinds", organisation.kinds(),
                        "contactEmail", organisation.administrator().email(slug)));
        operator.post("organisations/" + slug + "/approval", Map.of());
    }

    private static void inviteOthers(RestClient anybody, SampleOrganisation organisation) {
        var slug = organisation.slug();
        var administrator = organisation.administrator().email(slug);
        var key = signedIn(anybody, slug, administrator, List.of("administrator"));
        for (var person : organisation.others()) {
            invite(key, slug, person.email(slug), person.roles());
        }
        invite(key, slug, "guest@" + slug + ".example", List.of("auditor"));
    }

    private static void invite(RestClient key, String slug, String email, List<String> roles) {
        key.post("organisations/" + slug + "/invitations", Map.of("email", email, "roles", roles));
    }

    private static void join(NewPortal portal, String slug, Person person) {
        RestClient.anonymous(portal.address())
                .post(
                        "invitations/new-person-acceptance",
                        Map.of(
                                "token", portal.mail().awaitToken(person.email(slug)),
                                "name", person.name(),
                                "password", PASSWORD));
    }

    static RestClient signedIn(RestClient anybody, String slug, String email, List<String> scopes) {
        return anybody.withBearer(newKey(anybody, slug, email, scopes));
    }

    /** A new API key of a sample account. */
    public static String apiKey(URI portal, String slug, String email, String... scopes) {
        return newKey(RestClient.anonymous(portal), slug, email, List.of(scopes));
    }

    private static String newKey(
            RestClient anybody, String slug, String email, List<String> scopes) {
        var tomorrow = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);
        return anybody.withPassword(email, PASSWORD)
                .post(
                        "organisations/" + slug + "/api-keys",
                        Map.of(
                                "name",
                                "sample data",
                                "scopes",
                                scopes,
                                "expiresAt",
                                tomorrow.toString()))
                .path("secret")
                .asText();
    }

    private static Map<String, Object> registration(String slug, String name) {
        return Map.of(
                "slug",
                slug,
                "name",
                name,
                "kinds",
                List.of("institution", "consumer"),
                "contactEmail",
                "registrar@" + slug + ".example");
    }

    private static String setupToken(Path log) {
        try {
            var token = SETUP_TOKEN.matcher(Files.readString(log));
            if (token.find()) {
                return token.group(1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("the log " + log + " has no set-up link");
    }

    @Override
    public List<Account> accounts() {
        return List.of(
                new Account(OPERATOR, PASSWORD, "operator of the installation"),
                account(0, 0),
                account(0, 1),
                account(1, 0),
                account(1, 1),
                account(2, 0),
                account(3, 0));
    }

    private static Account account(int organisation, int person) {
        var at = ORGANISATIONS.get(organisation);
        var who = at.people().get(person);
        return new Account(
                who.email(at.slug()),
                PASSWORD,
                String.join(", ", who.roles()) + " of " + at.name());
    }
}
