package org.codexfield.licensing.model.language;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.codexfield.licensing.LicenceIsTooLarge;
import org.codexfield.shared.Text;

/**
 * A licence: what may be done, what must not, and what it costs.
 *
 * @param title one line
 * @param version a semantic version, for example {@code 1.2.0}
 * @param rules permissions first, then duties, prohibitions and causes of revocation; rules of one
 *     kind in the order of the author. A rule's number is its place here, from 1.
 */
public record Licence(String title, String version, List<Rule> rules) {

    /** The longest title, in UTF-16 units. */
    public static final int MAX_TITLE = 200;

    /** The most rules. */
    public static final int MAX_RULES = 100;

    static final Pattern VERSION =
            Pattern.compile(
                    "(?:0|[1-9]\\d{0,8})(?:\\.(?:0|[1-9]\\d{0,8})){2}"
                            + "(?:-[0-9A-Za-z-]{1,20}(?:\\.[0-9A-Za-z-]{1,20}){0,4})?");

    /**
     * Orders the rules by kind.
     *
     * @throws LicenceIsTooLarge if there are more than {@value #MAX_RULES} rules
     * @throws org.codexfield.shared.TextIsUnacceptable if the title is no line of text
     */
    public Licence {
        title = Text.line("title", title, MAX_TITLE);
        if (!isVersion(version)) {
            throw new IllegalArgumentException("The reader must check the version " + version);
        }
        if (rules.size() > MAX_RULES) {
            throw new LicenceIsTooLarge("rules", MAX_RULES);
        }
        rules = rules.stream().sorted(Comparator.comparingInt(Rule::rank)).toList();
    }

    /** Whether a text is a version of a licence. */
    public static boolean isVersion(String version) {
        return VERSION.matcher(version).matches();
    }

    /** The rules of one kind, in their order. */
    public <T extends Rule> List<T> rules(Class<T> kind) {
        return rules.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The number of a rule of this licence, from 1; of equal ones the first. */
    public int number(Rule rule) {
        return rules.indexOf(rule) + 1;
    }
}
