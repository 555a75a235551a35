package org.codexfield.canary.evidence.smtp;

import jakarta.enterprise.event.Observes;
import org.codexfield.evidence.Fact;

/** Not every server tells beans in lib what happens in ejb.jar; nor is this class in lib. */
public class ListensInLib {
    void on(@Observes Fact fact) {}
}
