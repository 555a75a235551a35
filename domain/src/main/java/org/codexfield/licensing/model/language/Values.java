package org.codexfield.licensing.model.language;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.antlr.v4.runtime.Token;
import org.codexfield.licensing.Severity;
import org.codexfield.licensing.model.grammar.LicenceParser.WindowContext;
import org.codexfield.licensing.verify.CallWindow;
import org.codexfield.shared.Text;
import org.codexfield.shared.TextIsUnacceptable;

/** Reads single words of a licence, and collects what is wrong with them. */
final class Values {

    private static final int MAX_DIGITS = 15;

    private final List<Finding> findings = new ArrayList<>();

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** What is made, unless something was wrong so far. */
    <T> Optional<T> whenSound(Supplier<T> made) {
        return findings.isEmpty() ? Optional.of(made.get()) : Optional.empty();
    }

    void error(Token token, String code, String argument, String value) {
        error(token, code, Map.of(argument, value));
    }

    private void error(Token token, String code, Map<String, String> arguments) {
        if (findings.size() < SyntaxErrors.MAX) {
            int column = token.getCharPositionInLine() + 1;
            findings.add(new Finding(Severity.ERROR, code, token.getLine(), column, arguments));
        }
    }

    /** The text between the quotation marks. */
    String line(Token string, int max) {
        String quoted = string.getText();
        String text = quoted.substring(1, quoted.length() - 1).replaceAll("\\\\(.)", "$1");
        try {
            return Text.line("text", text, max);
        } catch (TextIsUnacceptable refusal) {
            String why = refusal.arguments().getOrDefault("why", "");
            error(string, "text-unacceptable", "why", why);
            return "-";
        }
    }

    int integer(Token token, int least, int most) {
        String digits = token.getText();
        long value = digits.length() > MAX_DIGITS ? Long.MAX_VALUE : Long.parseLong(digits);
        if (value < least || value > most) {
            error(
                    token,
                    "number-out-of-range",
                    Map.of(
                            "found",
                            Words.shown(digits),
                            "least",
                            Integer.toString(least),
                            "most",
                            Integer.toString(most)));
            return least;
        }
        return (int) value;
    }

    Optional<Long> decimal(Token token, int decimals, long max) {
        var value = DecimalText.scaled(token.getText(), decimals, max);
        if (value.isEmpty()) {
            error(
                    token,
                    "number-not-exact",
                    Map.of(
                            "found",
                            Words.shown(token.getText()),
                            "decimals",
                            Integer.toString(decimals),
                            "most",
                            DecimalText.of(max, decimals)));
        }
        return value;
    }

    Optional<LocalDate> date(Token token) {
        try {
            return Optional.of(LocalDate.parse(token.getText()));
        } catch (DateTimeException refused) {
            error(token, "date-does-not-exist", "found", token.getText());
            return Optional.empty();
        }
    }

    /** A code of a vocabulary; an error, with the nearest that there is, if it is none. */
    String known(Token token, String code, Collection<String> all, Predicate<String> known) {
        String word = token.getText();
        if (!known.test(word)) {
            var arguments = new HashMap<String, String>();
            arguments.put("found", Words.shown(word));
            Suggestion.nearest(word, all)
                    .ifPresent(near -> arguments.put(Finding.SUGGESTION, near));
            error(token, code, arguments);
        }
        return word;
    }

    static CallWindow window(WindowContext unit, boolean fromGrant) {
        var calendar = CallWindow.calendar(unit.getText());
        return fromGrant ? calendar.fromGrant() : calendar;
    }
}
