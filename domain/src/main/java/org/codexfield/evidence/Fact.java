package org.codexfield.evidence;

/**
 * What an aggregate tells after it changed. Whoever fires one as a CDI event leaves an audit entry
 * in the same transaction; nothing else is needed.
 */
public interface Fact {

    /** What was done, as {@code noun-verb} in kebab case, for example {@code member-invited}. */
    String command();

    /** What it was done to. */
    Subject subject();

    /** The subject's digest before and after. */
    Change change();
}
