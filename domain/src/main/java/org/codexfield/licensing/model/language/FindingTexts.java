package org.codexfield.licensing.model.language;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentences of findings in one language: English, or German where the locale asks for it. */
public final class FindingTexts {

    private static final String BUNDLE = "org.codexfield.licensing.findings";
    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)}");

    private final ResourceBundle texts;

    private FindingTexts(ResourceBundle texts) {
        this.texts = texts;
    }

    /** The sentences in the language of the locale. */
    public static FindingTexts of(Locale locale) {
        return new FindingTexts(ResourceBundle.getBundle(BUNDLE, locale));
    }

    /** What was found, and what would be right. */
    public String text(Finding finding) {
        String text = filled(texts.getString(finding.code()), finding);
        return finding.arguments().containsKey(Finding.SUGGESTION)
                ? text + " " + filled(texts.getString("suggestion"), finding)
                : text;
    }

    /** A plain text of the bundle. */
    public String of(String key) {
        return texts.getString(key);
    }

    private static String filled(String text, Finding finding) {
        // in one pass: an argument may itself hold braces
        return PLACE.matcher(text)
                .replaceAll(
                        place ->
                                Matcher.quoteReplacement(
                                        finding.arguments()
                                                .getOrDefault(place.group(1), place.group())));
    }
}
