package org.codexfield.node.prompt;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places like {@code {{name}}}. A value is put in as it is: what looks like a place
 * within a value stays as it was sent.
 *
 * <pre>{@code
 * new Template("Translate to {{language}}: {{text}}")
 *         .fill(Map.of("language", "French", "text", "Good morning"));
 * }</pre>
 *
 * @param text the template; names have 1 to 64 letters of ASCII, digits, {@code _} and {@code -},
 *     and may have spaces around them
 */
public record Template(String text) {

    private static final Pattern PLACE =
            Pattern.compile("\\{\\{ {0,8}([A-Za-z0-9_-]{1,64}) {0,8}\\}\\}");
    private static final Pattern WORD = Pattern.compile("\\S+");

    /** The names of its places, in their order. */
    public Set<String> names() {
        var names = new LinkedHashSet<String>();
        PLACE.matcher(text).results().forEach(place -> names.add(place.group(1)));
        return names;
    }

    /**
     * Fills all places in.
     *
     * @param maxLength the most characters that may come out
     * @throws PromptIsFilledInWrongly if a name is missing or unknown, or it becomes too long
     */
    public String fill(Map<String, String> values, int maxLength) {
        var names = names();
        for (var name : names) {
            if (!values.containsKey(name)) {
                throw new PromptIsFilledInWrongly("a value for '" + name + "' is missing");
            }
        }
        for (var name : values.keySet()) {
            if (!names.contains(name)) {
                throw new PromptIsFilledInWrongly(
                        "there is no place for one of them; places are " + names);
            }
        }
        var filled = new StringBuilder();
        var place = PLACE.matcher(text);
        while (place.find()) {
            var value = values.getOrDefault(place.group(1), "");
            if ((long) filled.length() + value.length() + text.length() > maxLength) {
                throw new PromptIsFilledInWrongly("it becomes longer than is allowed");
            }
            place.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return place.appendTail(filled).toString();
    }

    /**
     * How many tokens a text counts: its words, that is what white space parts. Tokenisers of
     * models differ; words are what everybody counts alike.
     */
    public static long tokens(String text) {
        return WORD.matcher(text).results().count();
    }
}
