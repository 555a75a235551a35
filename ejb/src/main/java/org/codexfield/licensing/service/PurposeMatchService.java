package org.codexfield.licensing.service;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.codexfield.licensing.AccessRequestId;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.DecisionCode;
import org.codexfield.licensing.OfferId;
import org.codexfield.licensing.StateOfWorld;
import org.codexfield.licensing.UseRequest;
import org.codexfield.licensing.model.Offers;
import org.codexfield.licensing.model.decision.CompiledLicence;
import org.codexfield.licensing.model.decision.Explanation;
import org.codexfield.licensing.model.language.PurposeVocabulary;
import org.codexfield.licensing.model.language.PurposeVocabulary.Purpose;

/**
 * How purposes fit terms, as the decision itself says it: for a grant that began now, in good
 * standing, with nothing used up. Where it would be used is unknown still.
 */
@Stateless
public class PurposeMatchService {

    private static final String NOT = "not-covered";

    @Inject RequestAccess access;
    @Inject Offers offers;
    @Inject KeptLicences licences;
    @Inject Clock clock;

    /**
     * How what a request asks for fits its terms.
     *
     * @throws org.codexfield.licensing.model.AccessRequestIsUnknown if the caller may not see it
     */
    @RolesAllowed("user")
    public List<PurposeMatchView> ofRequest(AccessRequestId id, Locale locale) {
        var request = access.visible(id);
        var licence = licences.of(request.terms());
        var asked = request.content();
        var matches = new ArrayList<PurposeMatchView>();
        for (var purpose : asked.purposes()) {
            for (var action : asked.actions()) {
                matches.add(match(licence, action, purpose, locale));
            }
        }
        return matches;
    }

    /** Every purpose there is, and what the terms of an offer permit for it now. */
    @RolesAllowed("user")
    public List<OfferedPurpose> ofOffer(OfferId id, int revision, Locale locale) {
        var licence = licences.of(offers.terms(id, revision).terms());
        return PurposeVocabulary.shipped().all().stream()
                .map(purpose -> offered(licence, purpose, locale))
                .toList();
    }

    private OfferedPurpose offered(CompiledLicence licence, Purpose purpose, Locale locale) {
        var actions = new LinkedHashSet<String>();
        Stream.of(Action.values())
                .filter(action -> !fit(explained(licence, action, purpose.code())).equals(NOT))
                .forEach(action -> actions.add(action.word()));
        return new OfferedPurpose(purpose.code(), depth(purpose), purpose.label(locale), actions);
    }

    private static int depth(Purpose purpose) {
        return purpose.broader().stream()
                .flatMap(code -> PurposeVocabulary.shipped().find(code).stream())
                .findFirst()
                .map(broader -> depth(broader) + 1)
                .orElse(0);
    }

    private PurposeMatchView match(
            CompiledLicence licence, Action action, String purpose, Locale locale) {
        var explained = explained(licence, action, purpose);
        var reasons =
                explained.rules().stream()
                        .filter(Explanation.RuleOutcome::about)
                        .map(rule -> reason(explained, rule, locale))
                        .toList();
        return new PurposeMatchView(
                action.word(),
                PurposeVocabulary.shipped()
                        .find(purpose)
                        .map(known -> known.label(locale))
                        .orElse(purpose),
                fit(explained),
                explained.sentence(locale),
                reasons);
    }

    private static PurposeMatchView.Reason reason(
            Explanation explained, Explanation.RuleOutcome rule, Locale locale) {
        return new PurposeMatchView.Reason(
                rule.text(),
                rule.active(),
                rule.constraints().stream()
                        .map(constraint -> explained.sentence(constraint, rule.kind(), locale))
                        .toList());
    }

    private Explanation explained(CompiledLicence licence, Action action, String purpose) {
        return Explanation.of(licence, new UseRequest(action, purpose, null, null), world());
    }

    /** What is unknown now, such as a region, may come to hold; what fails now does not. */
    private static String fit(Explanation explained) {
        if (explained.decision().isPermitted()) {
            return "covered";
        }
        boolean open =
                explained.decision().code() == DecisionCode.FACT_IS_UNKNOWN
                        && explained.rules().stream()
                                .filter(Explanation.RuleOutcome::about)
                                .filter(rule -> rule.kind() == Explanation.Kind.PERMISSION)
                                .anyMatch(PurposeMatchService::mayHold);
        return open ? "open" : NOT;
    }

    private static boolean mayHold(Explanation.RuleOutcome rule) {
        return rule.constraints().stream()
                .allMatch(one -> one.holds() || one.code() == DecisionCode.FACT_IS_UNKNOWN);
    }

    private StateOfWorld world() {
        var now = clock.instant();
        return WorldWithoutCalls.of(now, now);
    }
}
