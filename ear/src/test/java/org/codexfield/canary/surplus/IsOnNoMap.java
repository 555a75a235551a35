package org.codexfield.canary.surplus;

/** A context that nobody has drawn. */
public interface IsOnNoMap {}
