package org.codexfield.evidence;

import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * Which documents of the log somebody wants together.
 *
 * @param subjects of whose facts all documents are wanted; see {@link Fact#subject()}
 * @param documents identifiers of single documents: their member {@code id}
 * @param since the size of the log at which the reader knows it; empty for no proof of growth
 */
public record EvidenceQuery(Set<UUID> subjects, Set<UUID> documents, OptionalLong since) {

    /** Copies. */
    public EvidenceQuery {
        subjects = Set.copyOf(subjects);
        documents = Set.copyOf(documents);
    }
}
