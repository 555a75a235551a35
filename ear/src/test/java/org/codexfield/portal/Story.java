package org.codexfield.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.codexfield.server.RestClient;
import org.codexfield.server.SampleOrganisations;

/**
 * A request or a capsule on its way, step by step, and what whoever takes the steps knows of it:
 * its address, and how many steps were acknowledged.
 */
final class Story {

    private static final String NORTHLIGHT = "northlight-institute";

    /** The steps of a request, and where it stands after each. */
    private static final List<String> REQUEST =
            List.of("draft", "submitted", "in-review", "approved");

    private static final List<String> HISTORY =
            List.of("drafted", "submitted", "vouched", "approved");

    /** The steps of a capsule's version, and where it stands after each. */
    private static final List<String> VERSION = List.of("draft", "sealed", "published");

    private static final List<String> SEALING = List.of("", "/seal", "/publication");

    private final Cast cast;
    private final boolean ofRequest;
    private String address = "";
    private int acknowledged;

    private Story(Cast cast, boolean ofRequest) {
        this.cast = cast;
        this.ofRequest = ofRequest;
    }

    /** Who does what, and the capsule that is asked for. */
    record Cast(
            RestClient stefan, RestClient clara, RestClient rita, RestClient sam, String capsule) {

        /** People of the sample organisations, with an offer of a capsule. */
        static Cast at(URI address) {
            var maker = client(address, "stefan", NORTHLIGHT, "publisher", "steward");
            var capsule = new CapsuleMaker(maker, NORTHLIGHT).publishedCapsule();
            var cast =
                    new Cast(
                            maker,
                            client(address, "clara", NORTHLIGHT, "compliance-officer"),
                            client(address, "rita", "aurora-lab", "requester"),
                            client(address, "sam", "aurora-lab", "signing-official"),
                            capsule);
            cast.offer();
            return cast;
        }

        Story request() {
            return new Story(this, true);
        }

        Story version() {
            return new Story(this, false);
        }

        private void offer() {
            var licence = "licence \"Imaging\" version 1.0.0\npermit invoke for purpose research\n";
            stefan.putNew(
                    "capsules/" + capsule + "/offers/basic",
                    Map.of(
                            "licence", licence,
                            "form", Map.of("fields", List.of()),
                            "route", Asking.twoParties()));
        }

        private static RestClient client(URI address, String login, String slug, String... scopes) {
            var email = login + "@" + slug + ".example";
            return RestClient.anonymous(address)
                    .withBearer(SampleOrganisations.apiKey(address, slug, email, scopes));
        }
    }

    boolean isOfRequest() {
        return ofRequest;
    }

    int acknowledged() {
        return acknowledged;
    }

    boolean isOver() {
        return acknowledged == (ofRequest ? REQUEST.size() : VERSION.size());
    }

    /** Takes steps until so many are taken. */
    Story upTo(int steps) {
        while (acknowledged < steps) {
            goOn();
        }
        return this;
    }

    /** Takes the next step. */
    void goOn() {
        if (ofRequest) {
            step();
        } else {
            seal();
        }
        acknowledged++;
    }

    private void step() {
        switch (acknowledged) {
            case 0 ->
                    address =
                            "access-requests/"
                                    + cast.rita
                                            .post(
                                                    "access-requests",
                                                    Asking.of(cast.capsule, Map.of()))
                                            .at("/request/id")
                                            .asText();
            case 1 -> cast.rita.post(address + "/submission", Map.of());
            case 2 -> cast.sam.post(address + "/sign-off", Map.of("text", "Ours"));
            default ->
                    cast.clara.post(address + "/approval", Map.of("validUntil", Asking.inDays(30)));
        }
    }

    private void seal() {
        if (acknowledged == 0) {
            address = new CapsuleMaker(cast.stefan, NORTHLIGHT).filled();
        } else {
            cast.stefan.post(address + SEALING.get(acknowledged), Map.of());
        }
    }

    /** The capability credential of the grant that it came to. */
    String credential() {
        return CapsuleMaker.send(
                        cast.rita
                                .request("grants/" + grant() + "/credential")
                                .setHeader("Accept", "*/*")
                                .GET())
                .body();
    }

    private String grant() {
        return cast.rita.get(address).body().path("grant").asText();
    }

    /** Whether it has the ownership credential. */
    boolean isCertified() {
        return CapsuleMaker.send(
                                cast.stefan
                                        .request(address + "/ownership-credential")
                                        .setHeader("Accept", "*/*")
                                        .GET())
                        .statusCode()
                == 200;
    }

    /**
     * Where it stands is where the last answer left it, or one step further, whose answer a kill
     * kept back. The story then knows of that step too.
     */
    void assertThatItStandsAsAcknowledged() {
        var now = (ofRequest ? cast.rita : cast.stefan).get(address).body();
        var status = now.at(ofRequest ? "/request/status" : "/status").asText();
        int reached = (ofRequest ? REQUEST : VERSION).indexOf(status) + 1;
        assertThat(reached)
                .as("%s is %s", address, status)
                .isBetween(acknowledged, acknowledged + 1);
        acknowledged = reached;
        if (ofRequest) {
            assertThatARequestIsWhole(now.path("grant").asText());
        } else {
            assertThatAVersionIsWhole(now.path("manifestDigest").asText());
        }
    }

    /**
     * Its history tells exactly its steps, and there is a grant if, and only if, it is approved.
     */
    private void assertThatARequestIsWhole(String grant) {
        assertThat(cast.rita.get(address + "/history").body().findValuesAsText("kind"))
                .as(address)
                .isEqualTo(HISTORY.subList(0, acknowledged));
        boolean approved = isOver();
        assertThat(!grant.isEmpty()).as(address).isEqualTo(approved);
        if (approved) {
            var granted = cast.clara.get("grants/" + grant).body();
            assertThat(granted.path("status").asText()).isEqualTo("active");
            assertThat(granted.path("decidedByName").asText()).isEqualTo("Clara Wieland");
        }
    }

    /** It has a manifest, a signature and a document for the log, or none of them. */
    private void assertThatAVersionIsWhole(String digest) {
        boolean sealed = acknowledged > 1;
        assertThat(!digest.isEmpty()).as(address).isEqualTo(sealed);
        var seal = cast.stefan.get(address + "/seal");
        assertThat(seal.status() == 200).as(address).isEqualTo(sealed);
        if (sealed) {
            assertThat(seal.body().toString()).contains(digest);
        }
    }
}
