package org.codexfield.portal.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import org.codexfield.shared.DomainException;

/** The texts of the portal in the reader's language, for code and for pages with arguments. */
@Named("texts")
@RequestScoped
public class Texts {

    /** The first that has a text gives it. */
    static final List<String> BUNDLES =
            List.of("org.codexfield.portal.web.messages", "org.codexfield.identity.web.messages");

    @Inject private Reader reader;

    /** The text of this key, or the key itself in question marks, as Faces does it. */
    public String of(String key) {
        return find(key).orElse("???" + key + "???");
    }

    /** The text with its numbered places filled; numbers and dates as the reader writes them. */
    public String of(String key, Object... arguments) {
        return new MessageFormat(of(key), reader.locale()).format(arguments);
    }

    /** The text of a refusal: in the reader's language if there is one, else its own. */
    public String refusal(DomainException refusal) {
        String text =
                find("refusal." + refusal.code())
                        .orElseGet(() -> Objects.toString(refusal.getMessage(), refusal.code()));
        for (Map.Entry<String, String> argument : refusal.arguments().entrySet()) {
            text = text.replace("{" + argument.getKey() + "}", argument.getValue());
        }
        return text;
    }

    private Optional<String> find(String key) {
        return BUNDLES.stream()
                .map(name -> ResourceBundle.getBundle(name, reader.locale()))
                .filter(bundle -> bundle.containsKey(key))
                .map(bundle -> bundle.getString(key))
                .findFirst();
    }
}
