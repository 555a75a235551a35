package org.codexfield.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.codexfield.evidence.verify.Checkpoint;
import org.codexfield.evidence.verify.ConsistencyProof;
import org.codexfield.evidence.verify.SignedNote;
import org.codexfield.server.RestClient;

/** The log of decisions as anybody sees it, who remembers what it showed. */
final class WatchedLog {

    private static final String LOG = "logs/decisions/";

    private final RestClient visitor;
    private Checkpoint seen;

    /** Looks at it. */
    WatchedLog(URI portal) {
        visitor = RestClient.anonymous(portal);
        seen = head();
    }

    /** How many leaves it had when it was looked at last. */
    long size() {
        return seen.size();
    }

    /** Looks again: it begins with all that it showed before, and has more. */
    void assertThatItHasGrown() {
        var head = head();
        assertThat(head.size()).isGreaterThan(seen.size());
        var proof =
                visitor.get(LOG + "consistency?from=" + seen.size() + "&to=" + head.size()).body();
        assertThat(ConsistencyProof.ofJson(proof).proves(seen.root(), head.root())).isTrue();
        seen = head;
    }

    private Checkpoint head() {
        var note = CapsuleMaker.send(visitor.request(LOG + "checkpoint").GET()).body();
        return Checkpoint.ofText(SignedNote.parse(note).text());
    }
}
