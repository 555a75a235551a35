package org.codexfield.canary.evidence.service;

/** Two servers would count two numbers. */
public final class CountsInAStaticField {
    private static int count;

    private CountsInAStaticField() {}

    static int next() {
        count++;
        return count;
    }
}
