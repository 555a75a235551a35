package org.codexfield.shared.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.codexfield.shared.DomainException;

/** The texts of the portal in the reader's language, for code and for pages with arguments. */
@Named("texts")
@RequestScoped
public class Texts {

    /** The first that has a text gives it. */
    static final List<String> BUNDLES =
            List.of(
                    "org.codexfield.portal.web.messages",
                    "org.codexfield.identity.web.messages",
                    "org.codexfield.identity.web.administration",
                    "org.codexfield.evidence.web.messages",
                    "org.codexfield.capsules.web.messages",
                    "org.codexfield.licensing.web.messages",
                    "org.codexfield.metering.web.messages");

    @Inject private Reader reader;

    /** The text of this key, or the key itself in question marks, as Faces does it. */
    public String of(String key) {
        return find(key).orElse("???" + key + "???");
    }

    /** The text with its numbered places filled; numbers and dates as the reader writes them. */
    public String of(String key, Object... arguments) {
        return new MessageFormat(of(key), reader.locale()).format(arguments);
    }

    /** The text of this key, or of the other one where there is none, or that one as it is. */
    public String orElse(String key, String other) {
        return find(key).or(() -> find(other)).orElse(other);
    }

    /** The texts of several codes under one prefix, as one line. */
    public String list(String prefix, List<String> codes) {
        return codes.stream()
                .map(code -> of(prefix + "." + code))
                .collect(Collectors.joining(", "));
    }

    /** Why something was refused, in the reader's language. */
    public String refusal(DomainException refusal) {
        return RefusalTexts.of(reader.locale()).text(refusal);
    }

    /** Why something was not done, in the reader's language where it is one that people meet. */
    public String problem(Problem problem) {
        return RefusalTexts.of(reader.locale()).text(problem);
    }

    /** The text of a refusal of this code, with its arguments in braces as they are. */
    public Optional<String> ofProblem(String code) {
        return RefusalTexts.of(reader.locale()).pattern(code);
    }

    private Optional<String> find(String key) {
        return BUNDLES.stream()
                .map(name -> ResourceBundle.getBundle(name, reader.locale()))
                .filter(bundle -> bundle.containsKey(key))
                .map(bundle -> bundle.getString(key))
                .findFirst();
    }
}
