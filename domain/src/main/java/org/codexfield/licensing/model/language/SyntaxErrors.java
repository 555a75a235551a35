package org.codexfield.licensing.model.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.codexfield.licensing.Severity;
import org.codexfield.licensing.model.grammar.LicenceParser;
import org.jspecify.annotations.Nullable;

/** Turns the errors of the parser into findings: what stood there, and what could have. */
final class SyntaxErrors extends BaseErrorListener {

    /** The most errors told at once; later ones mostly follow from earlier ones. */
    static final int MAX = 10;

    private static final int MAX_EXPECTED = 12;

    private final List<Finding> findings = new ArrayList<>();

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    @Override
    public void syntaxError(
            Recognizer<?, ?> recognizer,
            @Nullable Object offending,
            int line,
            int column,
            String message,
            @Nullable RecognitionException cause) {
        if (findings.size() >= MAX) {
            return;
        }
        var parser = (LicenceParser) recognizer;
        var expected = expected(parser);
        var arguments = new HashMap<String, String>();
        String code = "unexpected-end";
        if (offending instanceof Token token && token.getType() != Token.EOF) {
            code = "unexpected-word";
            arguments.put("found", Words.shown(token.getText()));
            Suggestion.nearest(token.getText(), literals(parser))
                    .ifPresent(word -> arguments.put(Finding.SUGGESTION, word));
        }
        arguments.put("expected", String.join(", ", expected));
        findings.add(new Finding(Severity.ERROR, code, line, column + 1, arguments));
    }

    private static List<String> expected(LicenceParser parser) {
        var vocabulary = parser.getVocabulary();
        return parser.getExpectedTokens().toList().stream()
                .map(
                        type ->
                                type == Token.EOF
                                        ? "<end>"
                                        : unquoted(vocabulary.getLiteralName(type), type))
                .limit(MAX_EXPECTED)
                .toList();
    }

    /** The words of the language that could stand here. */
    private static List<String> literals(LicenceParser parser) {
        var vocabulary = parser.getVocabulary();
        return parser.getExpectedTokens().toList().stream()
                .filter(type -> type > 0 && vocabulary.getLiteralName(type) != null)
                .map(type -> unquoted(vocabulary.getLiteralName(type), type))
                .toList();
    }

    private static String unquoted(@Nullable String literal, int type) {
        if (literal != null) {
            return literal.substring(1, literal.length() - 1);
        }
        return switch (type) {
            case LicenceParser.STRING -> "<text>";
            case LicenceParser.SEMVER -> "<version>";
            case LicenceParser.DATE -> "<date>";
            case LicenceParser.INT, LicenceParser.DECIMAL -> "<number>";
            default -> "<name>";
        };
    }
}
