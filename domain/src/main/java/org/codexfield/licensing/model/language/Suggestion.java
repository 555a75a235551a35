package org.codexfield.licensing.model.language;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The nearest right word to a wrong one. */
final class Suggestion {

    private static final int MAX_LENGTH = 60;

    private Suggestion() {}

    /**
     * The nearest by edit distance (optimal string alignment: a swap of neighbours is one edit),
     * upper and lower case alike; empty when even the nearest is far. Of equally near ones the
     * first in alphabetical order.
     */
    static Optional<String> nearest(String wrong, Collection<String> right) {
        if (wrong.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String low = wrong.toLowerCase(Locale.ROOT);
        int near = Math.max(1, wrong.length() / 3);
        return right.stream()
                .sorted()
                .min(Comparator.comparingInt(word -> distance(low, word.toLowerCase(Locale.ROOT))))
                .filter(word -> distance(low, word.toLowerCase(Locale.ROOT)) <= near);
    }

    static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int other = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + other);
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }
}
