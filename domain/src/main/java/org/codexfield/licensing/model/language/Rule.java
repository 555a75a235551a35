package org.codexfield.licensing.model.language;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.LicenceIsTooLarge;
import org.codexfield.shared.Text;

/** One rule of a licence. */
public sealed interface Rule {

    /** The most constraints in one rule, and the most values in one list. */
    int MAX_PARTS = 100;

    /** Where rules of this kind stand in a licence. */
    int rank();

    /** The constraints in the one order that constraints have; their own order within a kind. */
    private static List<Constraint> ordered(List<Constraint> constraints) {
        if (constraints.size() > MAX_PARTS) {
            throw new LicenceIsTooLarge("constraints in one rule", MAX_PARTS);
        }
        return constraints.stream().sorted(Comparator.comparingInt(Constraint::rank)).toList();
    }

    /** Every action once, in the one order that actions have. */
    private static List<Action> once(List<Action> actions) {
        var set = EnumSet.noneOf(Action.class);
        set.addAll(actions);
        return List.copyOf(set);
    }

    /**
     * Something may be done while every constraint holds.
     *
     * @param actions what may be done; at least one
     * @param derivatives what holds for works made from it
     */
    record Permit(
            List<Action> actions,
            List<Constraint> constraints,
            Optional<Price> price,
            Optional<Derivatives> derivatives)
            implements Rule {

        /** Puts actions and constraints in their order. */
        public Permit {
            if (actions.isEmpty()) {
                throw new IllegalArgumentException("A permission must name an action");
            }
            actions = Rule.once(actions);
            constraints = Rule.ordered(constraints);
        }

        @Override
        public int rank() {
            return 0;
        }
    }

    /**
     * A duty of whoever holds a grant: to name somebody wherever results are shown.
     *
     * @param attribution whom to name; one line
     */
    record Attribute(String attribution) implements Rule {

        /** The longest name, in UTF-16 units. */
        public static final int MAX_ATTRIBUTION = 500;

        /** Cleans the line, as {@link Text#line} does. */
        public Attribute {
            attribution = Text.line("attribution", attribution, MAX_ATTRIBUTION);
        }

        @Override
        public int rank() {
            return 1;
        }
    }

    /**
     * Something must not be done where every constraint applies, whatever else permits it.
     *
     * @param actions what must not be done; all actions when empty
     * @param constraints at least one when there is no action
     */
    record Forbid(List<Action> actions, List<Constraint> constraints) implements Rule {

        /** Puts actions and constraints in their order. */
        public Forbid {
            if (actions.isEmpty() && constraints.isEmpty()) {
                throw new IllegalArgumentException("A prohibition must say what is forbidden");
            }
            actions = Rule.once(actions);
            constraints = Rule.ordered(constraints);
        }

        @Override
        public int rank() {
            return 2;
        }
    }

    /**
     * The grant ends when one of these comes.
     *
     * @param causes at least one
     */
    record Revoke(List<Cause> causes) implements Rule {

        /** Copies. */
        public Revoke {
            if (causes.isEmpty() || causes.size() > MAX_PARTS) {
                throw new LicenceIsTooLarge("causes in one rule", MAX_PARTS);
            }
            causes = List.copyOf(causes);
        }

        @Override
        public int rank() {
            return 3;
        }
    }

    /** Why a grant ends before its time. */
    sealed interface Cause {

        /** The institution no longer vouches for the holder. */
        record InstitutionUnvouched() implements Cause {}

        /** A payment is overdue for this many days or more. */
        record PaymentOverdue(int days) implements Cause {}
    }
}
