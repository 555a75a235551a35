package org.codexfield.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.codexfield.server.RestClient;

/** A capsule with its first version, from the capsule's name to the catalogue. */
final class VersionStory extends Story {

    /** So many steps lead there. */
    static final int NAMED = 1;

    static final int DRAFTED = 2;
    static final int DESCRIBED = 3;
    static final int FILLED = 4;
    static final int SEALED = 5;
    static final int PUBLISHED = 6;

    /** Where a version stands that is filled, after each step from then on. */
    private static final List<String> STATUS = List.of("draft", "sealed", "published");

    private final RestClient publisher;
    private final CapsuleMaker maker;
    private final String slug = CapsuleMaker.freshSlug();
    private final String capsule = "capsules/" + NORTHLIGHT + "/" + slug;
    private final String address = capsule + "/versions/1.0.0";

    VersionStory(RestClient publisher) {
        super(PUBLISHED);
        this.publisher = publisher;
        this.maker = new CapsuleMaker(publisher, NORTHLIGHT);
    }

    VersionStory upTo(int steps) {
        goTo(steps);
        return this;
    }

    @Override
    void take(int taken) {
        switch (taken) {
            case 0 -> maker.name(slug);
            case NAMED -> maker.begin(slug);
            case DRAFTED -> maker.describe(address);
            case DESCRIBED -> maker.fill(address);
            case FILLED -> publisher.post(address + "/seal", Map.of());
            default -> publisher.post(address + "/publication", Map.of());
        }
    }

    @Override
    int reached() {
        if (publisher.get(capsule).status() == 404) {
            return 0;
        }
        var found = publisher.get(address);
        if (found.status() == 404) {
            return NAMED;
        }
        var version = found.body();
        if (version.path("partCount").asInt() == 0) {
            return version.path("title").asText().isEmpty() ? DRAFTED : DESCRIBED;
        }
        return FILLED + STATUS.indexOf(version.path("status").asText());
    }

    /** It has a manifest, a signature and a document for the log, or none of them. */
    @Override
    void assertThatItIsWhole(int steps) {
        boolean sealed = steps >= SEALED;
        var digest = publisher.get(address).body().path("manifestDigest").asText();
        assertThat(!digest.isEmpty()).as(address).isEqualTo(sealed);
        var seal = publisher.get(address + "/seal");
        assertThat(seal.status() == 200).as(address).isEqualTo(sealed);
        if (sealed) {
            assertThat(seal.body().toString()).contains(digest);
        }
    }

    /** Whether it has the ownership credential. */
    boolean isCertified() {
        return CapsuleMaker.send(
                                publisher
                                        .request(address + "/ownership-credential")
                                        .setHeader("Accept", "*/*")
                                        .GET())
                        .statusCode()
                == 200;
    }

    @Override
    public String toString() {
        return address;
    }
}
