package org.codexfield.licensing.model.language;

import java.time.LocalDate;
import java.util.List;
import org.codexfield.licensing.LicenceIsTooLarge;
import org.codexfield.licensing.verify.CallWindow;

/** A condition of a rule. */
public sealed interface Constraint {

    /** The largest number of calls, days or months in a constraint. */
    int MAX_AMOUNT = 1_000_000_000;

    /** The longest period, in days or months. */
    int MAX_PERIOD = 100_000;

    /** Where constraints of this kind stand in a rule. */
    int rank();

    private static List<String> bounded(List<String> codes) {
        if (codes.isEmpty() || codes.size() > Rule.MAX_PARTS) {
            throw new LicenceIsTooLarge("values in one list", Rule.MAX_PARTS);
        }
        return List.copyOf(codes);
    }

    /** The purpose is one of these, or a narrower one. */
    record Purposes(List<String> codes) implements Constraint {

        /** Copies. */
        public Purposes {
            codes = bounded(codes);
        }

        @Override
        public int rank() {
            return 0;
        }
    }

    /** It happens before the end of a period that begins with the grant. */
    record DuringFromGrant(int amount, PeriodUnit unit) implements Constraint {

        @Override
        public int rank() {
            return 1;
        }
    }

    /** It happens from the beginning of the first day to the end of the last, in UTC. */
    record DuringDates(LocalDate first, LocalDate last) implements Constraint {

        @Override
        public int rank() {
            return 1;
        }
    }

    /** So many calls and no more in each window. */
    record AtMost(int calls, CallWindow window) implements Constraint {

        @Override
        public int rank() {
            return 2;
        }
    }

    /** The place lies in one of these regions. */
    record Regions(Place place, List<String> codes) implements Constraint {

        /** Copies. */
        public Regions {
            codes = bounded(codes);
        }

        @Override
        public int rank() {
            return 3;
        }
    }

    /** In what a period is given. */
    enum PeriodUnit {
        /** 24 hours each. */
        DAYS,
        /** Months of the calendar, in UTC. */
        MONTHS
    }

    /** Whose region counts. */
    enum Place {
        /** That of the node and that of the organisation: {@code in regions}. */
        BOTH,
        /** That of the node that serves: {@code on nodes in}. */
        NODE,
        /** That of the organisation that asks: {@code for organisations in}. */
        ORGANISATION
    }
}
