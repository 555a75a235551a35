package org.codexfield.shared.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.codexfield.shared.DomainException;

/**
 * The texts of refusals in one language. The bundle {@value #BUNDLE} holds a text for each code,
 * with the refusal's arguments named in braces.
 *
 * <p>An argument may itself be a word or a phrase of the domain, such as a role or a reason. The
 * bundle translates it under {@code <argument>.<value in kebab case>}, numbers replaced by {@code
 * n}: the reason <i>longer than 200 characters</i> stands under {@code
 * why.longer-than-n-characters} as <i>länger als {0} Zeichen</i>. A value without translation is
 * shown as it is.
 */
final class RefusalTexts {

    static final String BUNDLE = "org.codexfield.shared.web.problems";

    private static final Pattern NUMBER = Pattern.compile("U\\+[0-9A-F]{4,6}|[0-9]+");
    private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9]+");
    private static final Pattern LIST = Pattern.compile(", ");

    private final ResourceBundle texts;

    private RefusalTexts(ResourceBundle texts) {
        this.texts = texts;
    }

    static RefusalTexts of(Locale locale) {
        return new RefusalTexts(ResourceBundle.getBundle(BUNDLE, locale));
    }

    /** The codes that have a text. */
    Set<String> codes() {
        return texts.keySet();
    }

    /** The refusal in this language; in its own words where the bundle does not know it. */
    String text(DomainException refusal) {
        if (!texts.containsKey(refusal.code())) {
            return Objects.toString(refusal.getMessage(), refusal.code());
        }
        String text = texts.getString(refusal.code());
        for (Map.Entry<String, String> argument : refusal.arguments().entrySet()) {
            String place = "{" + argument.getKey() + "}";
            text = text.replace(place, translated(argument.getKey(), argument.getValue()));
        }
        return text;
    }

    /** The problem in this language; in its own words where the bundle does not know it. */
    String text(Problem problem) {
        return texts.containsKey(problem.code())
                ? texts.getString(problem.code())
                : problem.detail();
    }

    /** The text of a code, its arguments in braces. */
    Optional<String> pattern(String code) {
        return texts.containsKey(code) ? Optional.of(texts.getString(code)) : Optional.empty();
    }

    private String translated(String name, String value) {
        String whole = phrase(name, value);
        if (!whole.equals(value) || !value.contains(", ")) {
            return whole;
        }
        return Arrays.stream(LIST.split(value, -1))
                .map(item -> phrase(name, item))
                .collect(Collectors.joining(", "));
    }

    private String phrase(String name, String value) {
        List<String> numbers = new ArrayList<>();
        String pattern =
                NUMBER.matcher(value)
                        .replaceAll(
                                number -> {
                                    numbers.add(number.group());
                                    return "n";
                                });
        String words = NO_WORD.matcher(pattern.toLowerCase(Locale.ROOT)).replaceAll("-");
        String key = name + "." + words;
        if (!texts.containsKey(key)) {
            return value;
        }
        String phrase = texts.getString(key);
        for (int i = 0; i < numbers.size(); i++) {
            phrase = phrase.replace("{" + i + "}", numbers.get(i));
        }
        return phrase;
    }
}
