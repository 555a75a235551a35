package org.codexfield.settlement.verify;

import org.codexfield.shared.Did;

/**
 * Whose node served what is charged.
 *
 * @param operator the organisation that runs the node
 * @param scorePpm the node's score, in millionths; 1,000,000 is full
 */
public record ServingOperator(Did operator, int scorePpm) {

    /**
     * @throws AmountIsOutOfRange if the score is no part of a whole
     */
    public ServingOperator {
        if (scorePpm < 0 || scorePpm > Fraction.WHOLE_PPM) {
            throw new AmountIsOutOfRange("scorePpm");
        }
    }
}
