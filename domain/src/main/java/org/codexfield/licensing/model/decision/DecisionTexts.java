package org.codexfield.licensing.model.decision;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import org.codexfield.licensing.DecisionCode;
import org.codexfield.licensing.model.language.PurposeVocabulary;

/** The sentences of decisions in one language: English, or German where the locale asks for it. */
final class DecisionTexts {

    private static final String BUNDLE = "org.codexfield.licensing.decisions";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private final Locale locale;
    private final ResourceBundle texts;

    DecisionTexts(Locale locale) {
        this.locale = locale;
        this.texts = ResourceBundle.getBundle(BUNDLE, locale);
    }

    String sentence(Explanation explanation) {
        var code = explanation.decision().code();
        var request = explanation.request();
        String purpose =
                PurposeVocabulary.shipped()
                        .find(request.purpose())
                        .map(known -> known.label(locale))
                        .orElse(texts.getString("purpose.unknown"));
        String sentence =
                texts.getString("decision." + code.code())
                        .replace("{rule}", Integer.toString(explanation.decision().rule()))
                        .replace("{action}", request.action().word())
                        .replace("{purpose}", purpose);
        String help = "help." + code.code();
        if (texts.containsKey(help)) {
            sentence += " " + texts.getString(help);
        }
        return explanation
                .retryAt()
                .map(at -> texts.getString("retry").replace("{at}", TIME.format(at)))
                .map((sentence + " ")::concat)
                .orElse(sentence);
    }

    String constraint(String text, DecisionCode code, boolean prohibition) {
        String state =
                switch (code) {
                    case PERMITTED -> "holds";
                    case FACT_IS_UNKNOWN -> prohibition ? "unknown-applies" : "unknown-fails";
                    default -> "fails";
                };
        return texts.getString("constraint." + state).replace("{text}", text);
    }
}
