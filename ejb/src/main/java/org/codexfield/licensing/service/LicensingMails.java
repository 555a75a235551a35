package org.codexfield.licensing.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.codexfield.config.Settings;
import org.codexfield.evidence.Outbox;
import org.codexfield.evidence.OutboxMessage;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.Participants;
import org.codexfield.licensing.model.AccessRequest;
import org.codexfield.shared.Digest;

/** Writes the mails of licensing, in English and, below, in German. */
@ApplicationScoped
class LicensingMails {

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    @Inject Outbox outbox;
    @Inject Participants participants;
    @Inject Settings settings;

    /** Tells those who can act now that a request waits for them. */
    void waits(AccessRequest request) {
        tellDeciders(request, "waits");
    }

    /** Reminds those who can act now. */
    void remind(AccessRequest request) {
        tellDeciders(request, "reminder");
    }

    /** Tells the requester how it went. */
    void tellRequester(AccessRequest request) {
        var status = request.status().code();
        participants
                .address(request.parties().requester())
                .ifPresent(to -> send(to, status, request));
    }

    private void tellDeciders(AccessRequest request, String template) {
        request.waiting()
                .ifPresent(
                        waiting ->
                                participants
                                        .addresses(waiting.organisation(), waiting.role())
                                        .forEach(to -> send(to, template, request)));
    }

    private void send(EmailAddress to, String template, AccessRequest request) {
        var capsule = request.capsule().toString();
        var page = address(request);
        var text = new StringBuilder();
        for (var language : LANGUAGES) {
            if (text.length() > 0) {
                text.append("\n\n----------\n\n");
            }
            text.append(write(language, template + ".text", capsule, page));
        }
        var payload =
                StrictJson.newObject()
                        .put("to", to.value())
                        .put("subject", write(Locale.ENGLISH, template + ".subject", capsule))
                        .put("text", text.toString());
        outbox.send(new OutboxMessage("mail", key(to, template, request), payload.toString()));
    }

    private String address(AccessRequest request) {
        return settings.publicUrl().toString().replaceAll("/$", "")
                + "/request.xhtml?id="
                + request.id();
    }

    /** The same for a mail that was sent already, so that nobody gets it twice. */
    private static String key(EmailAddress to, String template, AccessRequest request) {
        var what =
                String.join(
                        " ",
                        request.id().toString(),
                        template,
                        request.submissionDigest().hex(),
                        Integer.toString(request.decisions().size()),
                        template.equals("reminder") ? request.remindAt().toString() : "",
                        to.value());
        return Digest.of(what.getBytes(StandardCharsets.UTF_8)).hex();
    }

    private static String write(Locale language, String key, Object... arguments) {
        var bundle =
                ResourceBundle.getBundle(
                        "org.codexfield.licensing.service.mails",
                        language,
                        LicensingMails.class.getClassLoader(),
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(bundle.getString(key), language).format(arguments);
    }
}
