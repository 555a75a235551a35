package org.codexfield.canary.identity;

/** Others could extend what is published. */
public class IsAnOpenClass {}
