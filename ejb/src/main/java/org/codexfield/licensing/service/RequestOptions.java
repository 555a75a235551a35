package org.codexfield.licensing.service;

import java.util.Optional;
import java.util.Set;
import org.codexfield.shared.DomainException;

/**
 * What the caller may do with a request now.
 *
 * @param commands the codes of the commands, for example {@code approve-request}
 * @param hindrance why somebody who has the role for it may not end the stage that waits
 */
public record RequestOptions(Set<String> commands, Optional<DomainException> hindrance) {

    /** Copies. */
    public RequestOptions {
        commands = Set.copyOf(commands);
    }
}
