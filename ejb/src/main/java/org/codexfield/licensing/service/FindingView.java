package org.codexfield.licensing.service;

import java.util.Map;
import java.util.Optional;
import org.codexfield.licensing.Severity;
import org.codexfield.licensing.model.language.Finding;
import org.codexfield.licensing.model.language.FindingTexts;

/**
 * Something that a reader of a licence should know.
 *
 * @param code what it is, for example {@code unknown-purpose}
 * @param line the line of the text, from 1
 * @param column the column in characters, from 1
 * @param message a sentence in the reader's language
 * @param suggestion what was probably meant
 * @param arguments what the sentence names
 */
public record FindingView(
        Severity severity,
        String code,
        Optional<Integer> line,
        Optional<Integer> column,
        String message,
        Optional<String> suggestion,
        Map<String, String> arguments) {

    static FindingView of(Finding finding, FindingTexts texts) {
        return new FindingView(
                finding.severity(),
                finding.code(),
                Optional.of(finding.line()).filter(line -> line > 0),
                Optional.of(finding.column()).filter(column -> column > 0),
                texts.text(finding),
                Optional.ofNullable(finding.arguments().get(Finding.SUGGESTION)),
                finding.arguments());
    }
}
