package org.codexfield.evidence;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
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
     * The documents of all facts about subjects, against the newest checkpoint.
     *
     * @param subjects the identifiers of {@link Fact#subject()}
     * @param since the size of the log at which somebody knows it; empty if nobody asks
     * @throws org.codexfield.shared.DomainException if the log never had this size
     */
    LoggedEvidence about(Set<UUID> subjects, OptionalLong since);
}
