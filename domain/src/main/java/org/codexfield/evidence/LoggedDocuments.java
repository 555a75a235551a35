package org.codexfield.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Query: the documents of logged facts, for the contexts above. It asks nobody who calls. */
public interface LoggedDocuments {

    /**
     * The document of the newest fact of a type about a subject.
     *
     * @param leafType for example {@code key.rotated}
     * @param subject the identifier of {@link Fact#subject()}
     */
    Optional<LoggedDocument> find(String leafType, UUID subject);

    /**
     * The documents of facts of a type about a subject from a time on, the oldest first, without
     * proofs.
     */
    List<LoggedDocument> find(String leafType, UUID subject, Instant from, int limit);

    /**
     * Documents against the newest checkpoint, all of them against the same.
     *
     * @throws org.codexfield.shared.DomainException if the log never had the size that is asked for
     */
    LoggedEvidence collect(EvidenceQuery query);
}
