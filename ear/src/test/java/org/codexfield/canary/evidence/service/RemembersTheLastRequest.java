package org.codexfield.canary.evidence.service;

import jakarta.enterprise.context.ApplicationScoped;

/** All requests share it, and see each other's. */
@ApplicationScoped
public class RemembersTheLastRequest {
    private String last = "";

    public String last(String request) {
        var before = last;
        last = request;
        return before;
    }
}
