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
abstract sealed class Story permits RequestStory, VersionStory {

    /** Whose capsules they are. */
    static final String NORTHLIGHT = "northlight-institute";

    private final int length;
    private int acknowledged;

    Story(int length) {
        this.length = length;
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

        RequestStory request() {
            return new RequestStory(this);
        }

        VersionStory version() {
            return new VersionStory(stefan);
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

    int acknowledged() {
        return acknowledged;
    }

    boolean isOver() {
        return acknowledged == length;
    }

    /** Takes steps until so many are taken. */
    void goTo(int steps) {
        while (acknowledged < steps) {
            goOn();
        }
    }

    /** Takes the next step. */
    void goOn() {
        take(acknowledged);
        acknowledged++;
    }

    /** Takes the step after so many. */
    abstract void take(int taken);

    /** How many steps the portal knows of. */
    abstract int reached();

    /** All that belongs to so many steps is there, and nothing else. */
    abstract void assertThatItIsWhole(int steps);

    /**
     * Where it stands is where the last answer left it, or one step further, whose answer a kill
     * kept back. The story then knows of that step too.
     */
    void assertThatItStandsAsAcknowledged() {
        int reached = reached();
        assertThat(reached).as(toString()).isBetween(acknowledged, acknowledged + 1);
        acknowledged = reached;
        if (reached > 0) {
            assertThatItIsWhole(reached);
        }
    }
}
