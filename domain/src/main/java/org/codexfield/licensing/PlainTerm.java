package org.codexfield.licensing;

/**
 * A term of a rule in the reader's words.
 *
 * @param text for example <i>At most 10,000 calls in each calendar month (UTC)</i>
 * @param restsOn what it rests on
 */
public record PlainTerm(String text, Enforceability restsOn) {}
