package org.codexfield.metering.web;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.codexfield.metering.service.Gateway;
import org.codexfield.metering.service.MeteredCall;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DomainException;
import org.codexfield.shared.web.Problem;
import org.codexfield.shared.web.Problems;

/**
 * Asks the gateway to let one call through, and knows what its refusals mean to the client.
 *
 * @param address where the client is
 */
record GatewayAdmission(
        Gateway gateway,
        GatewayCredentials credentials,
        Clock clock,
        GatewayRequest request,
        GatewayCredentials.Bearer bearer,
        String address) {

    private static final System.Logger LOG = System.getLogger(GatewayAdmission.class.getName());

    /**
     * Asks.
     *
     * @param payload the digest of the body, if it is known or needed
     */
    MeteredCall admit(Optional<Digest> payload) {
        return gateway.admit(request.call(bearer.credential(), payload));
    }

    /** What the client is told when it is not let through. */
    Problem refusal(RuntimeException failure) {
        if (failure instanceof DomainException refusal) {
            if (GatewayProblems.isNotAuthentic(refusal)) {
                return credentials.wasNot(address, GatewayProblems.credentialIsNotAuthentic());
            }
            return GatewayProblems.of(refusal, clock);
        }
        return refusalOf(failure);
    }

    /** What the client is told of any other failure. */
    static Problem refusalOf(RuntimeException failure) {
        return Problems.of(failure).orElseGet(() -> incident(failure));
    }

    private static Problem incident(RuntimeException failure) {
        var incident = UUID.randomUUID().toString();
        LOG.log(
                System.Logger.Level.ERROR,
                () -> "Incident " + incident + " at the gateway",
                failure);
        return Problems.incident(incident);
    }
}
