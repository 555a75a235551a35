package org.codexfield.canary.evidence.service;

import jakarta.ejb.Stateless;

/** The next caller may get another instance, or this one. */
@Stateless
public class RemembersTheLastCaller {
    private String last = "";

    public String last(String caller) {
        var before = last;
        last = caller;
        return before;
    }
}
