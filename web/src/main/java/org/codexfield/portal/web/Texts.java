package org.codexfield.portal.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.util.Map;
import java.util.ResourceBundle;

/** The texts of the portal in the reader's language, for code and for pages with arguments. */
@Named("texts")
@RequestScoped
public class Texts {

    static final String BUNDLE = "org.codexfield.portal.web.messages";

    @Inject private Reader reader;

    /** The text of this key, or the key itself in question marks, as Faces does it. */
    public String of(String key) {
        ResourceBundle bundle = bundle();
        return bundle.containsKey(key) ? bundle.getString(key) : "???" + key + "???";
    }

    /** The text with its numbered places filled; numbers and dates as the reader writes them. */
    public String of(String key, Object... arguments) {
        return new MessageFormat(of(key), reader.locale()).format(arguments);
    }

    /** The text with places named {@code {name}} filled, or the fallback if there is none. */
    String named(String key, Map<String, String> arguments, String fallback) {
        ResourceBundle bundle = bundle();
        if (!bundle.containsKey(key)) {
            return fallback;
        }
        String text = bundle.getString(key);
        for (Map.Entry<String, String> argument : arguments.entrySet()) {
            text = text.replace("{" + argument.getKey() + "}", argument.getValue());
        }
        return text;
    }

    private ResourceBundle bundle() {
        return ResourceBundle.getBundle(BUNDLE, reader.locale());
    }
}
