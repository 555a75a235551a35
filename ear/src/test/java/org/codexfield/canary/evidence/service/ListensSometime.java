package org.codexfield.canary.evidence.service;

import jakarta.enterprise.event.ObservesAsync;
import org.codexfield.evidence.Fact;

/** What is observed later is lost when the server stops before. */
public class ListensSometime {
    void on(@ObservesAsync Fact fact) {}
}
