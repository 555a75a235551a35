package org.codexfield.licensing.model;

import java.util.List;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.licensing.StageDecision;
import org.codexfield.licensing.StageOutcome;

/**
 * Who may not decide about a request or its grant, whatever their roles: it looks at the person,
 * who may be a member of several organisations, and exempts nobody.
 *
 * @param requester who asks
 * @param beneficiary for whom access is asked
 * @param decisions what was decided about the request so far
 */
public record SeparationOfDuties(
        AccountId requester,
        AccountId beneficiary,
        OrganisationId provider,
        OrganisationId consumer,
        List<StageDecision> decisions) {

    /** Copies. */
    public SeparationOfDuties {
        decisions = List.copyOf(decisions);
    }

    /**
     * Goes on only if the person may vouch, for the organisation that asks.
     *
     * @throws RequesterMayNotDecide if the person asks
     * @throws BeneficiaryMayNotDecide if access is asked for the person
     */
    public void requireMayVouch(Decider by) {
        if (by.account().equals(requester)) {
            throw new RequesterMayNotDecide();
        }
        if (by.account().equals(beneficiary)) {
            throw new BeneficiaryMayNotDecide();
        }
    }

    /**
     * Goes on only if the person may decide, for the provider.
     *
     * @throws RequesterMayNotDecide if the person asks
     * @throws BeneficiaryMayNotDecide if access is asked for the person
     * @throws VoucherMayNotDecide if the person vouched
     * @throws ConsumersMayNotDecide if the person is a member of the organisation that asks, and
     *     another one decides
     */
    public void requireMayDecide(Decider by) {
        requireMayVouch(by);
        if (decisions.stream()
                .anyMatch(
                        earlier ->
                                earlier.outcome() == StageOutcome.VOUCHED
                                        && earlier.account().equals(by.account()))) {
            throw new VoucherMayNotDecide();
        }
        if (!provider.equals(consumer) && by.memberships().contains(consumer)) {
            throw new ConsumersMayNotDecide();
        }
    }

    /**
     * Whether a rule may decide that this person wrote: only where the person may decide too, and
     * within one organisation only if the person had no part in the request so far. Of an author
     * whom nobody knows any more neither can be said.
     */
    public boolean letsRuleDecide(RuleAuthor author) {
        var person = author.account();
        boolean within = provider.equals(consumer);
        boolean tookPart =
                person.equals(requester)
                        || person.equals(beneficiary)
                        || decisions.stream()
                                .filter(one -> within || one.outcome() == StageOutcome.VOUCHED)
                                .anyMatch(one -> one.account().equals(person));
        return author.isKnown()
                && !tookPart
                && (within || !author.memberships().contains(consumer));
    }

    /**
     * Goes on only if the person decided no other stage, in this round or an earlier one.
     *
     * @throws OneStageForEach otherwise
     */
    public void requireNoOtherStage(Decider by, int stage) {
        if (decisions.stream()
                .anyMatch(
                        earlier ->
                                earlier.stage() != stage
                                        && earlier.account().equals(by.account()))) {
            throw new OneStageForEach();
        }
    }
}
