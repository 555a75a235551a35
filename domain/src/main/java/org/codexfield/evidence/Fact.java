package org.codexfield.evidence;

import java.util.Optional;
import org.codexfield.shared.KebabCase;

/**
 * What an aggregate tells after it changed. Whoever fires one as a CDI event leaves an audit entry
 * in the same transaction; nothing else is needed.
 */
public interface Fact {

    /** What was done: the fact's own name in kebab case, for example {@code member-invited}. */
    default String command() {
        return KebabCase.of(getClass());
    }

    /** What it was done to. */
    Subject subject();

    /** The subject's digest before and after. */
    Change change();

    /** Who did it, where that is not who calls: what is written for somebody by another thread. */
    default Optional<Actor> toldBy() {
        return Optional.empty();
    }
}
