package org.codexfield.licensing.model.language;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.codexfield.licensing.LicenceIsMalformed;
import org.codexfield.licensing.LicenceIsTooLarge;
import org.codexfield.licensing.Severity;
import org.codexfield.licensing.model.grammar.LicenceLexer;
import org.codexfield.licensing.model.grammar.LicenceParser;

/** Reads the text of a licence. */
public final class LicenceText {

    /** The longest text that is read, in UTF-16 units. */
    public static final int MAX_CHARACTERS = 64 * 1024;

    private LicenceText() {}

    /**
     * What a text says.
     *
     * @param licence the licence, unless a finding is an error
     * @param lines the line on which each rule of the licence begins
     */
    public record Reading(Optional<Licence> licence, List<Finding> findings, List<Integer> lines) {

        static Reading refused(List<Finding> findings) {
            return new Reading(Optional.empty(), List.copyOf(findings), List.of());
        }
    }

    /**
     * Reads a text and tells every error that it finds.
     *
     * @throws LicenceIsTooLarge if the text or a part of it is larger than the limits
     */
    public static Reading read(String text) {
        if (text.length() > MAX_CHARACTERS) {
            throw new LicenceIsTooLarge("characters", MAX_CHARACTERS);
        }
        int broken = firstBrokenSurrogate(text);
        if (broken >= 0) {
            int line = 1 + (int) text.substring(0, broken).chars().filter(c -> c == '\n').count();
            int column = broken - text.lastIndexOf('\n', broken);
            return Reading.refused(
                    List.of(
                            new Finding(
                                    Severity.ERROR, "broken-character", line, column, Map.of())));
        }
        var errors = new SyntaxErrors();
        var lexer = new LicenceLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        var parser = new LicenceParser(new CommonTokenStream(lexer));
        parser.removeErrorListeners();
        parser.addErrorListener(errors);
        var tree = parser.licence();
        return errors.findings().isEmpty()
                ? new LicenceBuilder().build(tree)
                : Reading.refused(errors.findings());
    }

    /**
     * Reads a text that must be a licence.
     *
     * @throws LicenceIsMalformed for the first error
     * @throws LicenceIsTooLarge if the text or a part of it is larger than the limits
     */
    public static Licence parse(String text) {
        var reading = read(text);
        return reading.licence()
                .orElseThrow(
                        () -> {
                            var first = reading.findings().get(0);
                            return new LicenceIsMalformed(
                                    first.line(),
                                    first.column(),
                                    FindingTexts.of(Locale.ENGLISH).text(first));
                        });
    }

    private static int firstBrokenSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return i;
            }
        }
        return -1;
    }
}
