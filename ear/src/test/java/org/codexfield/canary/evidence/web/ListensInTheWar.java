package org.codexfield.canary.evidence.web;

import jakarta.enterprise.event.Observes;
import org.codexfield.evidence.Fact;

/** One server never calls it. */
public class ListensInTheWar {
    void on(@Observes Fact fact) {}
}
