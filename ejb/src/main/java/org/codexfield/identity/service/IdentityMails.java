package org.codexfield.identity.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.codexfield.config.Settings;
import org.codexfield.evidence.Outbox;
import org.codexfield.evidence.OutboxMessage;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.SecretToken;
import org.codexfield.identity.model.Account;
import org.codexfield.identity.model.Invitation;
import org.codexfield.identity.model.Organisation;

/**
 * Writes the mails of identity. The reader's language is not known yet when somebody is invited, so
 * each mail is in English and, below, in German.
 */
@ApplicationScoped
class IdentityMails {

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    @Inject Outbox outbox;
    @Inject Settings settings;

    void invitation(Invitation invitation, Organisation organisation, SecretToken token) {
        send(
                invitation.email(),
                "invitation",
                token,
                organisation.name(),
                link("invitation", token));
    }

    void passwordReset(Account account, SecretToken token) {
        send(
                account.email(),
                "password-reset",
                token,
                account.displayName(),
                link("password-reset", token));
    }

    private String link(String page, SecretToken token) {
        return settings.publicUrl().toString().replaceAll("/$", "")
                + "/"
                + page
                + ".xhtml#"
                + token.value();
    }

    private void send(EmailAddress to, String template, SecretToken token, Object... arguments) {
        var text = new StringBuilder();
        for (var language : LANGUAGES) {
            if (text.length() > 0) {
                text.append("\n\n----------\n\n");
            }
            text.append(write(language, template + ".text", arguments));
        }
        var payload =
                StrictJson.newObject()
                        .put("to", to.value())
                        .put("subject", write(Locale.ENGLISH, template + ".subject", arguments))
                        .put("text", text.toString());
        outbox.send(new OutboxMessage("mail", token.digest().hex(), payload.toString()));
    }

    private static String write(Locale language, String key, Object... arguments) {
        var bundle =
                ResourceBundle.getBundle(
                        "org.codexfield.identity.service.mails",
                        language,
                        IdentityMails.class.getClassLoader(),
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(bundle.getString(key), language).format(arguments);
    }
}
