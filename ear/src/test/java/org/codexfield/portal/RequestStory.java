package org.codexfield.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A request for access from its first line to the grant. */
final class RequestStory extends Story {

    /** So many steps lead there. */
    static final int DRAFTED = 1;

    static final int SUBMITTED = 2;
    static final int VOUCHED = 3;
    static final int APPROVED = 4;

    /** Where it stands after each step. */
    private static final List<String> STATUS =
            List.of("draft", "submitted", "in-review", "approved");

    private static final List<String> HISTORY =
            List.of("drafted", "submitted", "vouched", "approved");

    private final Cast cast;

    /** A request has no name until it is begun: this is what it is begun once with. */
    private final String key = "begun-" + UUID.randomUUID();

    private String address = "";

    RequestStory(Cast cast) {
        super(STATUS.size());
        this.cast = cast;
    }

    RequestStory upTo(int steps) {
        goTo(steps);
        return this;
    }

    @Override
    void take(int taken) {
        switch (taken) {
            case 0 -> begin();
            case DRAFTED -> cast.rita().post(address + "/submission", Map.of());
            case SUBMITTED -> cast.sam().post(address + "/sign-off", Map.of("text", "Ours"));
            default ->
                    cast.clara()
                            .post(address + "/approval", Map.of("validUntil", Asking.inDays(30)));
        }
    }

    private void begin() {
        var begun =
                cast.rita().postOnce(key, "access-requests", Asking.of(cast.capsule(), Map.of()));
        assertThat(begun.status()).as(begun.toString()).isEqualTo(201);
        address = "access-requests/" + begun.body().at("/request/id").asText();
    }

    @Override
    int reached() {
        if (address.isEmpty()) {
            var known = addresses();
            // what was begun by this key is answered again; else it begins now
            begin();
            return known.contains(address) ? DRAFTED : 0;
        }
        var status = cast.rita().get(address).body().at("/request/status").asText();
        return STATUS.indexOf(status) + 1;
    }

    private Set<String> addresses() {
        var all = new HashSet<String>();
        cast.rita()
                .get("access-requests?limit=200")
                .body()
                .path("items")
                .forEach(row -> all.add("access-requests/" + row.path("id").asText()));
        return all;
    }

    /**
     * Its history tells exactly its steps, and there is a grant if, and only if, it is approved.
     */
    @Override
    void assertThatItIsWhole(int steps) {
        assertThat(cast.rita().get(address + "/history").body().findValuesAsText("kind"))
                .as(address)
                .isEqualTo(HISTORY.subList(0, steps));
        boolean approved = steps == APPROVED;
        assertThat(!grant().isEmpty()).as(address).isEqualTo(approved);
        if (approved) {
            var granted = cast.clara().get("grants/" + grant()).body();
            assertThat(granted.path("status").asText()).isEqualTo("active");
            assertThat(granted.path("decidedByName").asText()).isEqualTo("Clara Wieland");
        }
    }

    /** The capability credential of the grant that it came to. */
    String credential() {
        return CapsuleMaker.send(
                        cast.rita()
                                .request("grants/" + grant() + "/credential")
                                .setHeader("Accept", "*/*")
                                .GET())
                .body();
    }

    private String grant() {
        return cast.rita().get(address).body().path("grant").asText();
    }

    @Override
    public String toString() {
        return address.isEmpty() ? key : address;
    }
}
