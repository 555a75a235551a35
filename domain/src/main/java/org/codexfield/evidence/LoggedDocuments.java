package org.codexfield.evidence;

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
}
