package org.codexfield.evidence.model;

import java.time.Instant;
import java.util.UUID;
import org.codexfield.evidence.Actor;
import org.codexfield.evidence.Change;
import org.codexfield.evidence.Fact;
import org.codexfield.evidence.Subject;

/**
 * Who did what to what, when and from where. Never changed once written.
 *
 * @param id also the id of the document, when the fact is a leaf of a log
 * @param at when it was recorded
 * @param actor who did it
 * @param command what was done, at most {@value #MAX_NAME} characters
 * @param subject what it was done to
 * @param change its digest before and after
 */
public record AuditEntry(
        UUID id, Instant at, Actor actor, String command, Subject subject, Change change) {

    private static final int MAX_NAME = 64;

    /**
     * @throws IllegalArgumentException if a name is empty or too long: a fault of the fact's author
     */
    public AuditEntry {
        requireName("command", command);
        requireName("subject type", subject.type());
        requireName("address", actor.address());
        requireName("kind of caller", actor.kind());
    }

    /** The entry that a fact leaves. */
    public static AuditEntry of(UUID id, Fact fact, Actor actor, Instant at) {
        return new AuditEntry(id, at, actor, fact.command(), fact.subject(), fact.change());
    }

    private static void requireName(String what, String name) {
        if (name.isEmpty() || name.length() > MAX_NAME) {
            throw new IllegalArgumentException(
                    "A fact's " + what + " must have 1 to 64 characters, not " + name.length());
        }
    }
}
