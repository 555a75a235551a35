package org.codexfield.licensing.model.language;

import java.util.Map;
import org.codexfield.licensing.Severity;

/**
 * Something that a reader of a licence should know: an error of the text, or something odd.
 *
 * @param code what it is, in kebab case, for example {@code unknown-purpose}; {@link FindingTexts}
 *     holds its sentences
 * @param line the line of the text, from 1; 0 when it is about no line
 * @param column the column in characters, from 1; 0 when it is about no column
 * @param arguments what the sentence names, for example {@code found} and {@code suggestion}
 */
public record Finding(
        Severity severity, String code, int line, int column, Map<String, String> arguments) {

    /** The argument that holds the nearest thing that would have been right. */
    public static final String SUGGESTION = "suggestion";

    /** Copies. */
    public Finding {
        arguments = Map.copyOf(arguments);
    }

    /** Whether the licence cannot be used before this is mended. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
