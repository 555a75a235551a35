package org.codexfield.metering;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.codexfield.evidence.Change;
import org.codexfield.evidence.LoggedFact;
import org.codexfield.evidence.Subject;
import org.codexfield.evidence.verify.Checkpoint;

/** The log of decisions takes notice of the head of a gateway's shard. */
public record LogCheckpointed(int gateway, Checkpoint head, Instant at) implements LoggedFact {

    @Override
    public Subject subject() {
        return new Subject("shard", new UUID(0, gateway), Subject.NOBODY);
    }

    @Override
    public Change change() {
        return Change.created(head.root());
    }

    @Override
    public String leafType() {
        return "log.checkpoint";
    }

    @Override
    public Map<String, Object> document() {
        return Map.of("origin", head.origin(), "treeSize", head.size(), "root", head.root().hex());
    }
}
