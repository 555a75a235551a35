package org.codexfield.settlement.verify;

import org.codexfield.shared.Did;

/**
 * The royalty rule, made ready for one earning version under one fee schedule: made once, applied
 * to any number of charges. Immutable, safe for any number of threads.
 *
 * <pre>{@code
 * var plan = new RoyaltyPlan(Lineage.of(version, ancestors), FeeSchedule.FIRST, installation);
 * plan.distribute(Charge.withoutNode(1_000_000)).byPayee();
 * }</pre>
 *
 * <p>Of a charge A the platform fee is {@code floor(A x p)}, the compute share {@code floor(A x c x
 * score)}, and the rest is content. Fixed edges of the lineage are paid out of the content, each
 * once. What is left flows from the version along cascading edges, and every version keeps what it
 * does not pass on. Where no edge declares a share, the default plan of the schedule holds. Every
 * rounding is downwards, and what it leaves stays with whoever keeps the rest.
 */
public final class RoyaltyPlan {

    private final Lineage lineage;
    private final FeeSchedule fees;
    private final Did platform;

    /**
     * @param platform who gets the platform fee: the installation's own organisation
     */
    public RoyaltyPlan(Lineage lineage, FeeSchedule fees, Did platform) {
        this.lineage = lineage;
        this.fees = fees;
        this.platform = platform;
    }

    /** Along what it pays. */
    public Lineage lineage() {
        return lineage;
    }

    /** By which schedule. */
    public FeeSchedule fees() {
        return fees;
    }

    /** Divides one charge. For many, {@link #distributor} is faster. */
    public Distribution distribute(Charge charge) {
        return distributor().distribute(charge);
    }

    /** Divides charges one after the other, for one thread at a time. */
    public Distributor distributor() {
        return new Distributor(this);
    }

    /** Divides a charge and says why, edge by edge. */
    public Explanation explain(Charge charge) {
        return Explanation.of(this, charge);
    }

    Did platform() {
        return platform;
    }

    RoyaltyFlow flow() {
        return new RoyaltyFlow(lineage, fees.data());
    }

    long platformMicro(Charge charge) {
        return Fraction.floorPpm(charge.amountMicro(), fees.platformPpm());
    }

    long computeMicro(Charge charge) {
        return charge.servedBy()
                .map(
                        by ->
                                Fraction.floorPpm(
                                        charge.amountMicro(), fees.computePpm(), by.scorePpm()))
                .orElse(0L);
    }
}
