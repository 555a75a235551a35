package org.codexfield.capsules.persistence;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import opennlp.tools.stemmer.Stemmer;
import opennlp.tools.stemmer.snowball.SnowballStemmer;

/**
 * The words of a text, the same for what is kept and for what is looked for: runs of letters,
 * digits and the marks upon them, without regard to case ({@code ß} is {@code ss}).
 */
final class SearchWords {

    /** A longer word is found by its beginning. */
    static final int MAX_LENGTH = 64;

    private static final int MAX_WANTED = 20;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");

    /** Every text has them, so they tell nothing apart; looked for only when nothing else is. */
    private static final Set<String> STOP_WORDS =
            Set.of(
                    ("a an and are as at be but by for from has have if in into is it its of on or"
                         + " such that the their then there these they this to was were will with"
                         + " das dem den der des die ein eine einem einen einer eines für im ist"
                         + " mit und von zu zum zur")
                            .split(" ", -1));

    private SearchWords() {}

    /**
     * A word that is looked for.
     *
     * @param text words that begin so are found
     * @param stem in English; words of this stem are found too
     */
    record Wanted(String text, String stem) {}

    /** All words of a text, in their order. */
    static List<String> in(String text) {
        return WORD.matcher(folded(text))
                .results()
                .map(MatchResult::group)
                .map(SearchWords::shortened)
                .toList();
    }

    /** The words that a visitor looks for, without stop words unless there is nothing else. */
    static List<Wanted> wanted(String query) {
        var stemmer = english();
        var words = in(query).stream().distinct().limit(MAX_WANTED).toList();
        var telling = words.stream().filter(word -> !STOP_WORDS.contains(word)).toList();
        return (telling.isEmpty() ? words : telling)
                .stream().map(word -> new Wanted(word, stem(stemmer, word))).toList();
    }

    /** A stemmer for one thread. */
    static Stemmer english() {
        return new SnowballStemmer(SnowballStemmer.ALGORITHM.ENGLISH);
    }

    /** The stem of a word, or the word when that has none. */
    static String stem(Stemmer stemmer, String word) {
        var stem = stemmer.stem(word).toString();
        return stem.isEmpty() ? word : stem;
    }

    private static String folded(String text) {
        // to upper case first: that is where one letter may become two
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    private static String shortened(String word) {
        if (word.length() <= MAX_LENGTH) {
            return word;
        }
        boolean halved = Character.isHighSurrogate(word.charAt(MAX_LENGTH - 1));
        return word.substring(0, halved ? MAX_LENGTH - 1 : MAX_LENGTH);
    }
}
