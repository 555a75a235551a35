package org.codexfield.evidence.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.activation.DataHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import org.codexfield.config.Settings;
import org.codexfield.config.Settings.Smtp;
import org.codexfield.evidence.OutboxChannel;
import org.codexfield.evidence.OutboxMessage;
import org.codexfield.shared.Digest;

/** Delivers mail by SMTP (RFC 5321), one connection for each, every step with a timeout. */
@ApplicationScoped
public class SmtpChannel implements OutboxChannel {

    private static final String TIMEOUT_MILLIS = "10000";
    private static final int MESSAGE_ID_DIGITS = 40;

    @Inject Settings settings;
    @Inject Clock clock;

    @Override
    public String topic() {
        return "mail";
    }

    @Override
    public Optional<String> obstacle() {
        return settings.smtp().isPresent()
                ? Optional.empty()
                : Optional.of("No mail server is configured: set CODEXFIELD_SMTP_HOST.");
    }

    @Override
    public void deliver(OutboxMessage message) throws DeliveryFailed {
        var smtp =
                settings.smtp()
                        .orElseThrow(() -> new IllegalStateException("No mail server configured"));
        var mail = Mail.ofPayload(message.payload());
        try {
            var session = Session.getInstance(properties(smtp));
            send(smtp, session, mime(session, smtp, mail, messageId(message)));
        } catch (SendFailedException e) {
            if (e.getInvalidAddresses() != null && e.getInvalidAddresses().length > 0) {
                throw new DeliveryFailed("The mail server refuses the address: " + e.getMessage());
            }
            throw failed(smtp, e);
        } catch (MessagingException e) {
            throw failed(smtp, e);
        }
    }

    private static DeliveryFailed failed(Smtp smtp, MessagingException e) {
        return new DeliveryFailed(
                "The mail server %s:%d did not take the mail: %s"
                        .formatted(smtp.host(), smtp.port(), e.getMessage()),
                e);
    }

    private static void send(Smtp smtp, Session session, MimeMessage mime)
            throws MessagingException {
        try (var transport = session.getTransport()) {
            transport.connect(
                    smtp.host(),
                    smtp.port(),
                    smtp.user().orElse(null),
                    smtp.password().map(secret -> secret.value()).orElse(null));
            transport.sendMessage(mime, mime.getAllRecipients());
        }
    }

    /** What Jakarta Mail is told; a test adds whom to trust. */
    Properties properties(Smtp smtp) {
        var properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.auth", Boolean.toString(smtp.user().isPresent()));
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(smtp.implicitTls()));
        boolean startTls = smtp.startTls() && !smtp.implicitTls();
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(startTls));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(startTls));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.localhost", settings.publicUrl().getHost());
        properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.smtp.timeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", TIMEOUT_MILLIS);
        return properties;
    }

    private MimeMessage mime(Session session, Smtp smtp, Mail mail, String messageId)
            throws MessagingException {
        var mime =
                new MimeMessage(session) {
                    @Override
                    protected void updateMessageID() throws MessagingException {
                        setHeader("Message-ID", messageId);
                    }
                };
        mime.setFrom(new InternetAddress(smtp.from(), true));
        mime.setRecipient(Message.RecipientType.TO, mail.to());
        mime.setSubject(mail.subject(), UTF_8.name());
        mime.setSentDate(Date.from(clock.instant()));
        // RFC 3834: asks vacation responders not to answer
        mime.setHeader("Auto-Submitted", "auto-generated");
        if (mail.lang().isPresent()) {
            mime.setHeader("Content-Language", mail.lang().get());
        }
        // bytes, not text: so nothing is looked up by the thread's class loader
        mime.setDataHandler(
                new DataHandler(
                        new ByteArrayDataSource(
                                mail.text().getBytes(UTF_8), "text/plain; charset=utf-8")));
        mime.saveChanges();
        return mime;
    }

    /** Follows from the message's key, so that a second delivery is recognised as the same mail. */
    private String messageId(OutboxMessage message) {
        var digest = Digest.of((message.topic() + "\n" + message.key()).getBytes(UTF_8)).hex();
        return "<"
                + digest.substring(0, MESSAGE_ID_DIGITS)
                + "@"
                + settings.publicUrl().getHost()
                + ">";
    }
}
