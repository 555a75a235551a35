package org.codexfield.licensing.model.language;

import java.util.ArrayList;
import java.util.List;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.Enforceability;
import org.codexfield.licensing.model.language.Constraint.Purposes;
import org.codexfield.licensing.model.language.Constraint.Regions;

/**
 * What a term rests on, said openly.
 *
 * @param rule the number of the rule, from 1
 * @param term the text of the term
 */
public record TermNote(int rule, String term, Enforceability enforceability) {

    /** A note for each term of a licence. */
    public static List<TermNote> of(Licence licence) {
        var notes = new ArrayList<TermNote>();
        for (int number = 1; number <= licence.rules().size(); number++) {
            add(licence.rules().get(number - 1), number, notes);
        }
        return List.copyOf(notes);
    }

    private static void add(Rule rule, int number, List<TermNote> notes) {
        if (rule instanceof Rule.Permit permit) {
            actions(permit.actions(), number, notes);
            constraints(permit.constraints(), number, notes);
            permit.price()
                    .map(LicenceFormatter::price)
                    .ifPresent(
                            text -> notes.add(new TermNote(number, text, Enforceability.ENFORCED)));
            permit.derivatives()
                    .map(LicenceFormatter::derivatives)
                    .ifPresent(
                            text ->
                                    notes.add(
                                            new TermNote(
                                                    number, text, Enforceability.CONTRACTUAL)));
        } else if (rule instanceof Rule.Forbid forbid) {
            actions(forbid.actions(), number, notes);
            constraints(forbid.constraints(), number, notes);
        } else if (rule instanceof Rule.Revoke revoke) {
            for (var cause : revoke.causes()) {
                notes.add(new TermNote(number, LicenceFormatter.cause(cause), restsOn(cause)));
            }
        } else {
            notes.add(
                    new TermNote(number, LicenceFormatter.rule(rule), Enforceability.CONTRACTUAL));
        }
    }

    private static void actions(List<Action> actions, int number, List<TermNote> notes) {
        for (var action : actions) {
            notes.add(new TermNote(number, action.word(), restsOn(action)));
        }
    }

    static Enforceability restsOn(Action action) {
        return switch (action) {
            case INVOKE, DOWNLOAD -> Enforceability.ENFORCED;
            case HOST -> Enforceability.ATTESTED;
            case DERIVE -> Enforceability.CONTRACTUAL;
        };
    }

    static Enforceability restsOn(Rule.Cause cause) {
        return cause instanceof Rule.Cause.PaymentOverdue
                ? Enforceability.ENFORCED
                : Enforceability.ATTESTED;
    }

    private static void constraints(
            List<Constraint> constraints, int number, List<TermNote> notes) {
        for (var constraint : constraints) {
            notes.add(
                    new TermNote(
                            number, LicenceFormatter.constraint(constraint), restsOn(constraint)));
        }
    }

    static Enforceability restsOn(Constraint constraint) {
        if (constraint instanceof Purposes) {
            return Enforceability.CONTRACTUAL;
        }
        return constraint instanceof Regions ? Enforceability.ATTESTED : Enforceability.ENFORCED;
    }
}
