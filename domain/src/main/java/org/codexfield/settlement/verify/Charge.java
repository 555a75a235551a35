package org.codexfield.settlement.verify;

import java.util.Optional;

/**
 * What is to be divided.
 *
 * @param amountMicro not negative
 * @param servedBy whose node served it; nobody where the gateway did
 */
public record Charge(long amountMicro, Optional<ServingOperator> servedBy) {

    /**
     * @throws AmountIsOutOfRange if it is negative
     */
    public Charge {
        if (amountMicro < 0) {
            throw new AmountIsOutOfRange("amountMicro");
        }
    }

    /** What no node served. */
    public static Charge withoutNode(long amountMicro) {
        return new Charge(amountMicro, Optional.empty());
    }
}
