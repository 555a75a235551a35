package org.codexfield.canary.evidence.smtp;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.codexfield.evidence.Signer;

/** Only ejb.jar has a signer, and beans of lib do not see it. */
@ApplicationScoped
public class AsksForASigner {
    @Inject Signer signer;
}
