package org.codexfield.shared.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Map;

/** How states look, the same on every page: the kind of {@code cf:status} by the state's code. */
@Named("statuses")
@ApplicationScoped
public class Statuses {

    private static final Map<String, String> KINDS =
            Map.ofEntries(
                    Map.entry("active", "ok"),
                    Map.entry("accepted", "ok"),
                    Map.entry("open", "ok"),
                    Map.entry("sent", "ok"),
                    Map.entry("published", "ok"),
                    Map.entry("sealed", "info"),
                    Map.entry("draft", "wait"),
                    Map.entry("asked", "wait"),
                    Map.entry("declined", "bad"),
                    Map.entry("approved", "ok"),
                    Map.entry("submitted", "wait"),
                    Map.entry("in-review", "wait"),
                    Map.entry("returned", "warn"),
                    Map.entry("registered", "wait"),
                    Map.entry("pending", "wait"),
                    Map.entry("sending", "info"),
                    Map.entry("expired", "warn"),
                    Map.entry("silent", "warn"),
                    Map.entry("served", "ok"),
                    Map.entry("partial", "warn"),
                    Map.entry("denied", "bad"),
                    Map.entry("over-quota", "warn"),
                    Map.entry("suspended", "warn"),
                    Map.entry("rejected", "bad"),
                    Map.entry("revoked", "bad"),
                    Map.entry("failed", "bad"),
                    Map.entry("compromised", "bad"),
                    Map.entry("current", "ok"),
                    Map.entry("behind", "wait"),
                    Map.entry("late", "bad"));

    /** The kind for a state; {@code off} for what is over without anything being wrong. */
    public String kind(String state) {
        return KINDS.getOrDefault(state, "off");
    }
}
