package org.codexfield.capsules.verify;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.codexfield.shared.Text;

/**
 * What a version says of itself. Texts are trimmed and in Unicode normal form C.
 *
 * @param title one line, 1 to {@value #MAX_TITLE} characters
 * @param description at most {@value #MAX_DESCRIPTION} characters
 * @param card Markdown (CommonMark), at most {@value #MAX_CARD} characters
 * @param tags words in kebab case, sorted, each once, at most {@value #MAX_TAGS}
 */
public record Documentation(String title, String description, String card, List<String> tags) {

    /** The longest title. */
    public static final int MAX_TITLE = 200;

    /** The longest description. */
    public static final int MAX_DESCRIPTION = 2_000;

    /** The longest card. */
    public static final int MAX_CARD = 131_072;

    /** The most tags. */
    public static final int MAX_TAGS = 20;

    private static final Pattern TAG = Pattern.compile("[a-z0-9](?:-?[a-z0-9]){0,39}");
    private static final int MAX_TAG = 40;

    /**
     * @throws org.codexfield.shared.TextIsUnacceptable if a text is empty, too long, or holds a
     *     forbidden character
     * @throws TagIsUnacceptable if a tag breaks its grammar, or there are too many
     */
    public Documentation {
        title = Text.line("title", title, MAX_TITLE);
        description = Text.block("description", description, MAX_DESCRIPTION);
        card = Text.block("card", card, MAX_CARD);
        var sorted = new TreeSet<>(tags);
        if (sorted.size() > MAX_TAGS) {
            throw new TagIsUnacceptable();
        }
        for (var tag : sorted) {
            if (tag.length() > MAX_TAG || !TAG.matcher(tag).matches()) {
                throw new TagIsUnacceptable();
            }
        }
        tags = List.copyOf(sorted);
    }
}
