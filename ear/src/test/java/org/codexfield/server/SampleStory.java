package org.codexfield.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The sample organisations and what they do with each other, by the public REST interface: an
 * institute publishes and offers a data set, a lab asks for it, is granted it, trains a model on it
 * and offers that, and a company's request for the model waits for the lab's decision.
 */
public final class SampleStory implements SampleData {

    private static final String INSTITUTE = "northlight-institute";
    private static final String LAB = "aurora-lab";
    private static final String COMPANY = "meridian-health";
    private static final String DATA = "capsules/" + INSTITUTE + "/iris-measurements";
    private static final String MODEL = "capsules/" + LAB + "/iris-classifier";
    private static final int GRANT_DAYS = 300;

    /** The lab and the company need people besides those that tests know. */
    private static final List<Person> MORE =
            List.of(
                    new Person(LAB, "lena", "Lena Vogt", "steward"),
                    new Person(LAB, "tom", "Tom Adeyemi", "compliance-officer"),
                    new Person(COMPANY, "mia", "Mia Brandt", "requester"),
                    new Person(COMPANY, "sven", "Sven Holm", "signing-official"));

    private final SampleOrganisations organisations = new SampleOrganisations();
    private final Consumer<String> progress;
    private final @Nullable SampleNode node;

    private record Person(String slug, String login, String name, String role) {

        String email() {
            return login + "@" + slug + ".example";
        }
    }

    /**
     * @param progress is told what is being made
     */
    public SampleStory(Consumer<String> progress) {
        this(progress, null);
    }

    /**
     * @param node starts as soon as there is an operator for it, and hosts what is published
     */
    SampleStory(Consumer<String> progress, @Nullable SampleNode node) {
        this.progress = progress;
        this.node = node;
    }

    @Override
    public void load(NewPortal portal) {
        progress.accept("  organisations and their people");
        organisations.load(portal);
        Optional.ofNullable(node).ifPresent(SampleNode::launchIfNeeded);
        MORE.forEach(person -> join(portal, person));
        progress.accept("  a data set of the institute, sealed, published and offered");
        var csv = resource("iris.csv");
        publishData(portal.address(), csv);
        progress.accept("  access of the lab to it, requested, vouched for and approved");
        var asked =
                ask(
                        key(portal.address(), LAB, "rita", "requester"),
                        DATA,
                        "research",
                        List.of("download", "derive"),
                        "model-training",
                        "To train a small classifier and to publish it.");
        vouch(portal.address(), LAB, "sam", asked);
        key(portal.address(), INSTITUTE, "clara", "compliance-officer")
                .post(asked + "/approval", Map.of("validUntil", end(), "conditions", ""));
        progress.accept("  a model of the lab, trained on the data set, published and offered");
        publishModel(portal.address(), IrisModel.onnx(csv));
        progress.accept("  a request of the company, which waits for the lab");
        var waiting =
                ask(
                        key(portal.address(), COMPANY, "mia", "requester"),
                        MODEL,
                        "standard",
                        List.of("invoke"),
                        "quality-assurance",
                        "To sort the flowers that our laboratory receives.");
        vouch(portal.address(), COMPANY, "sven", waiting);
        if (node != null) {
            progress.accept("  a node of Gridworks, to which data set and model are assigned");
            assign(portal.address(), node.awaitId());
        }
    }

    private static void assign(URI portal, UUID node) {
        var hosts = "/versions/1.0.0/hosts/" + node;
        key(portal, INSTITUTE, "stefan", "steward").mustPut(DATA + hosts, Map.of());
        key(portal, LAB, "lena", "steward").mustPut(MODEL + hosts, Map.of());
    }

    private static void join(NewPortal portal, Person person) {
        var administrator = person.slug().equals(LAB) ? "ben" : "carl";
        key(portal.address(), person.slug(), administrator, "administrator")
                .post(
                        "organisations/" + person.slug() + "/invitations",
                        Map.of("email", person.email(), "roles", List.of(person.role())));
        RestClient.anonymous(portal.address())
                .post(
                        "invitations/new-person-acceptance",
                        Map.of(
                                "token",
                                portal.mail().awaitToken(person.email()),
                                "name",
                                person.name(),
                                "password",
                                SampleOrganisations.PASSWORD));
    }

    private static void publishData(URI portal, byte[] csv) {
        var publisher = key(portal, INSTITUTE, "stefan", "publisher");
        draft(publisher, DATA, "dataset");
        describe(publisher, DATA, "Iris measurements", text("README.md"), List.of("iris"), null);
        publisher.upload(DATA + "/versions/1.0.0/parts/iris.csv", "text/csv", csv);
        publisher.upload(
                DATA + "/versions/1.0.0/parts/README.md", "text/markdown", resource("README.md"));
        publish(publisher, DATA);
        key(portal, INSTITUTE, "stefan", "steward")
                .putNew(
                        DATA + "/offers/research",
                        SampleOffers.offer(SampleOffers.DATA_LICENCE, "compliance-officer"));
    }

    private static void publishModel(URI portal, byte[] onnx) {
        var publisher = key(portal, LAB, "rita", "publisher");
        var parent = publisher.get(DATA + "/versions/1.0.0").body().path("manifestDigest").asText();
        draft(publisher, MODEL, "model");
        describe(
                publisher,
                MODEL,
                "Iris classifier",
                SampleOffers.MODEL_CARD,
                List.of("classification", "iris"),
                "open-inference-v2");
        publisher.upload(
                MODEL + "/versions/1.0.0/parts/model/iris.onnx", "application/octet-stream", onnx);
        publisher.mustPut(
                MODEL + "/versions/1.0.0/parents",
                Map.of(
                        "parents",
                        List.of(Map.of("manifestDigest", parent, "relation", "trainedOn"))));
        publish(publisher, MODEL);
        key(portal, LAB, "lena", "steward")
                .putNew(
                        MODEL + "/offers/standard",
                        SampleOffers.offer(SampleOffers.MODEL_LICENCE, "compliance-officer"));
    }

    private static void draft(RestClient publisher, String capsule, String kind) {
        var names = capsule.split("/", -1);
        publisher.post(
                "capsules", Map.of("organisation", names[1], "slug", names[2], "kind", kind));
        publisher.post(capsule + "/versions", Map.of("version", "1.0.0"));
    }

    private static void describe(
            RestClient publisher,
            String capsule,
            String title,
            String card,
            List<String> tags,
            @Nullable String protocol) {
        var documentation = new LinkedHashMap<String, Object>();
        documentation.put("title", title);
        documentation.put("card", card);
        documentation.put("tags", tags);
        if (protocol != null) {
            documentation.put("protocol", protocol);
        }
        publisher.mustPut(capsule + "/versions/1.0.0/documentation", documentation);
    }

    private static void publish(RestClient publisher, String capsule) {
        publisher.post(capsule + "/versions/1.0.0/seal", Map.of());
        publisher.post(capsule + "/versions/1.0.0/publication", Map.of());
    }

    /** The address of the request. */
    private static String ask(
            RestClient requester,
            String capsule,
            String offer,
            List<String> actions,
            String purpose,
            String why) {
        var request =
                requester.post(
                        "access-requests",
                        Map.of(
                                "capsule",
                                capsule.substring("capsules/".length()),
                                "version",
                                "1.0.0",
                                "offer",
                                offer,
                                "purposes",
                                List.of(purpose),
                                "actions",
                                actions,
                                "answers",
                                Map.of("why", why)));
        var address = "access-requests/" + request.at("/request/id").asText();
        requester.post(address + "/submission", Map.of());
        return address;
    }

    private static void vouch(URI portal, String slug, String login, String request) {
        key(portal, slug, login, "signing-official")
                .post(request + "/sign-off", Map.of("text", "We stand for this."));
    }

    private static String end() {
        return Instant.now()
                .plus(GRANT_DAYS, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.MILLIS)
                .toString();
    }

    private static RestClient key(URI portal, String slug, String login, String role) {
        return SampleOrganisations.signedIn(
                RestClient.anonymous(portal), slug, login + "@" + slug + ".example", List.of(role));
    }

    private static String text(String name) {
        return new String(resource(name), UTF_8);
    }

    private static byte[] resource(String name) {
        try (var file = SampleStory.class.getResourceAsStream("sample/" + name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Account> accounts() {
        var all = new ArrayList<>(organisations.accounts());
        for (var person : MORE) {
            all.add(
                    new Account(
                            person.email(),
                            SampleOrganisations.PASSWORD,
                            person.role() + " of " + person.slug()));
        }
        return List.copyOf(all);
    }
}
