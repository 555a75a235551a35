package org.codexfield.licensing.model.language;

import java.util.List;
import org.codexfield.licensing.model.language.Constraint.DuringDates;
import org.codexfield.licensing.model.language.Constraint.Place;
import org.codexfield.licensing.model.language.Constraint.Purposes;
import org.codexfield.licensing.model.language.Constraint.Regions;

/** Whether constraints of one rule always hold where those of another do. */
final class Covering {

    private Covering() {}

    /** Whether a prohibition under some constraints applies wherever a permission holds. */
    static boolean covers(List<Constraint> prohibition, List<Constraint> permission) {
        return prohibition.stream()
                .allMatch(wide -> permission.stream().anyMatch(narrow -> covers(wide, narrow)));
    }

    private static boolean covers(Constraint wide, Constraint narrow) {
        if (wide.equals(narrow)) {
            return true;
        }
        if (wide instanceof Purposes all && narrow instanceof Purposes some) {
            return some.codes().stream().allMatch(code -> covers(all, code));
        }
        if (wide instanceof DuringDates all && narrow instanceof DuringDates some) {
            return !some.first().isBefore(all.first()) && !some.last().isAfter(all.last());
        }
        // one place is enough for a prohibition, and "both" in a permission means each of them
        return wide instanceof Regions all
                && narrow instanceof Regions some
                && (all.place() == some.place()
                        || all.place() == Place.BOTH
                        || some.place() == Place.BOTH)
                && some.codes().stream().allMatch(code -> covers(all, code));
    }

    private static boolean covers(Purposes purposes, String code) {
        var vocabulary = PurposeVocabulary.shipped();
        return purposes.codes().stream().anyMatch(broad -> vocabulary.covers(broad, code));
    }

    private static boolean covers(Regions regions, String code) {
        var vocabulary = RegionVocabulary.shipped();
        return regions.codes().stream().anyMatch(large -> vocabulary.covers(large, code));
    }

    /** Whether no purpose is covered by every list. */
    static boolean purposesAreDisjoint(List<Constraint> constraints) {
        var lists =
                constraints.stream()
                        .filter(Purposes.class::isInstance)
                        .map(Purposes.class::cast)
                        .toList();
        return lists.size() > 1
                && PurposeVocabulary.shipped().codes().stream()
                        .noneMatch(code -> lists.stream().allMatch(list -> covers(list, code)));
    }

    /** Whether no region lies in every list, of the node or of the organisation. */
    static boolean regionsAreDisjoint(List<Constraint> constraints) {
        return disjoint(constraints, Place.NODE) || disjoint(constraints, Place.ORGANISATION);
    }

    private static boolean disjoint(List<Constraint> constraints, Place place) {
        var lists =
                constraints.stream()
                        .filter(Regions.class::isInstance)
                        .map(Regions.class::cast)
                        .filter(list -> list.place() == place || list.place() == Place.BOTH)
                        .toList();
        return lists.size() > 1
                && RegionVocabulary.shipped().codes().stream()
                        .noneMatch(code -> lists.stream().allMatch(list -> covers(list, code)));
    }
}
