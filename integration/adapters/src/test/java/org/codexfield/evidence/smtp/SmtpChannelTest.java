package org.codexfield.evidence.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.codexfield.config.Settings;
import org.codexfield.evidence.OutboxChannel.DeliveryFailed;
import org.codexfield.evidence.OutboxMessage;
import org.codexfield.evidence.verify.StrictJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SmtpChannelTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private GreenMail server = new GreenMail();

    @BeforeEach
    void start() {
        var anyPort = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        server = new GreenMail(anyPort.dynamicPort());
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aMail_arrives_asItWasWritten() throws Exception {
        var text = "Grüße,\n.\nhttps://portal.example.org/invitation#s3cret=\n日本";
        channel().deliver(aMail("k1", "ann@example.org", "Einladung für Ann", text));

        var mail = received();
        assertThat(mail.getAllRecipients())
                .extracting(Object::toString)
                .containsExactly("ann@example.org");
        assertThat(mail.getFrom())
                .extracting(Object::toString)
                .containsExactly("portal@example.org");
        assertThat(mail.getSubject()).isEqualTo("Einladung für Ann");
        assertThat(mail.getSentDate()).isEqualTo(Date.from(NOON));
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("Content-Language")).containsExactly("de");
        assertThat(mail.getContentType()).isEqualTo("text/plain; charset=utf-8");
        var body = new String(mail.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(body.replace("\r\n", "\n").stripTrailing()).isEqualTo(text);
    }

    @Test
    void aSecondDelivery_hasTheSameMessageId_andAnotherMailAnother() throws Exception {
        channel().deliver(aMail("k1", "ann@example.org", "S", "t"));
        channel().deliver(aMail("k1", "ann@example.org", "S", "t"));
        channel().deliver(aMail("k2", "ann@example.org", "S", "t"));

        var mails = server.getReceivedMessages();
        assertThat(mails[0].getMessageID())
                .isEqualTo(mails[1].getMessageID())
                .isNotEqualTo(mails[2].getMessageID())
                .matches("<[0-9a-f]{40}@portal\\.example\\.org>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@example.org\r\nBcc: eve@example.org",
                "ann@example.org, eve@example.org",
                "Ann <ann@example.org>",
                "all:ann@example.org;",
                "ann@example.org\u0000",
                "ann",
                ""
            })
    void whatIsNotOnePlainAddress_isRefusedForGood(String to) {
        assertRefusedForGood(aMail("k", to, "S", "t"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"S\r\nBcc: eve@example.org", "S\nX: y", "S\u0000", "", "   "})
    void aSubject_thatIsNotOneLine_isRefusedForGood(String subject) {
        assertRefusedForGood(aMail("k", "ann@example.org", subject, "t"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "{\"to\":\"ann@example.org\"}", "{\"to\":1,\"subject\":2}"})
    void aPayload_thatIsNoMail_isRefusedForGood_withoutQuotingIt(String payload) {
        assertRefusedForGood(new OutboxMessage("mail", "k", payload));
    }

    @Test
    void aServerThatIsDown_isTriedAgain_andNamed() {
        var settings = settings("false");
        var address = "127.0.0.1:" + port();
        server.stop();
        var failure = failure(aMail("k", "ann@example.org", "S", "t"), settings);

        assertThat(failure.lasting()).isFalse();
        assertThat(failure).hasMessageContaining(address);
    }

    @Test
    void aServerThatSaysNothing_isLeftAfterATimeout() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var settings = settings("false", "CODEXFIELD_SMTP_PORT", "" + silent.getLocalPort());
            var channel =
                    adapted(
                            settings,
                            properties ->
                                    assertThat(properties.setProperty("mail.smtp.timeout", "300"))
                                            .isEqualTo("10000"));
            var failure = failure(channel, aMail("k", "ann@example.org", "S", "t"));

            assertThat(failure.lasting()).isFalse();
        }
    }

    @Test
    void aServerThatDoesNotEncrypt_isRefused_whenTlsIsDemanded() {
        var failure = failure(aMail("k", "ann@example.org", "S", "t"), settings("true"));

        assertThat(failure.lasting()).as("the server's settings may change").isFalse();
        assertThat(failure).hasMessageContaining("STARTTLS");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"550 no such mailbox, true", "451 greylisted, false"})
    void aRefusedRecipient_isFinal_whenTheServerSaysSo(String reply, boolean lasting)
            throws IOException {
        try (var refusing = new RefusingServer(reply)) {
            var settings = settings("false", "CODEXFIELD_SMTP_PORT", "" + refusing.port());
            var failure = failure(aMail("k", "ann@example.org", "S", "t"), settings);

            assertThat(failure.lasting()).isEqualTo(lasting);
        }
    }

    @Test
    void aCertificateThatNobodyVouchesFor_isRefused() {
        server.stop();
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtps").dynamicPort());
        server.start();
        var settings = settings("false", "CODEXFIELD_SMTP_PORT", "" + server.getSmtps().getPort());

        var refused = failure(tlsChannel(settings, ""), aMail("k", "ann@example.org", "S", "t"));
        assertThat(refused.lasting()).isFalse();
        assertThat(server.getReceivedMessages()).isEmpty();

        assertThatCode(
                        () ->
                                tlsChannel(settings, "127.0.0.1")
                                        .deliver(aMail("k", "ann@example.org", "S", "t")))
                .doesNotThrowAnyException();
        assertThat(received().getMessageNumber()).isNotNegative();
    }

    @Test
    void aWrongPassword_isTriedAgain_andNeverShown() {
        server.setUser("portal@example.org", "portal", "right");
        var failure =
                failure(
                        aMail("k", "ann@example.org", "S", "t"),
                        settings(
                                "false",
                                "CODEXFIELD_SMTP_USER",
                                "portal",
                                "CODEXFIELD_SMTP_PASSWORD",
                                "swordfish"));

        assertThat(failure.lasting()).isFalse();
        assertThat(failure).hasMessageNotContaining("swordfish");
    }

    @Test
    void theRightPassword_opensTheServer() throws Exception {
        server.setUser("portal@example.org", "portal", "right");
        channel(
                        settings(
                                "false",
                                "CODEXFIELD_SMTP_USER",
                                "portal",
                                "CODEXFIELD_SMTP_PASSWORD",
                                "right"))
                .deliver(aMail("k", "ann@example.org", "S", "t"));

        assertThat(received().getSubject()).isEqualTo("S");
    }

    @Test
    void withoutAServer_theReasonIsGiven() {
        assertThat(channel(Settings.read(Map.of(), Map.of())).obstacle())
                .hasValueSatisfying(reason -> assertThat(reason).contains("CODEXFIELD_SMTP_HOST"));
        assertThat(channel().obstacle()).isEmpty();
    }

    @Test
    void port465_speaksTlsFromTheStart() {
        var settings = settings("true", "CODEXFIELD_SMTP_PORT", "465");
        var properties = channel(settings).properties(settings.smtp().orElseThrow());

        assertThat(properties)
                .containsEntry("mail.smtp.ssl.enable", "true")
                .containsEntry("mail.smtp.starttls.enable", "false")
                .containsEntry("mail.smtp.ssl.checkserveridentity", "true");
    }

    private void assertRefusedForGood(OutboxMessage message) {
        var failure = failure(message, settings("false"));

        assertThat(failure.lasting()).isTrue();
        assertThat(failure).hasMessageNotContaining("eve");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    private static DeliveryFailed failure(OutboxMessage message, Settings settings) {
        return failure(channel(settings), message);
    }

    private static DeliveryFailed failure(SmtpChannel channel, OutboxMessage message) {
        return catchThrowableOfType(DeliveryFailed.class, () -> channel.deliver(message));
    }

    /** Speaks TLS from the start on any port, and trusts one host's certificate as it is. */
    private static SmtpChannel tlsChannel(Settings settings, String trusted) {
        return adapted(
                settings,
                properties -> {
                    properties.setProperty("mail.smtp.ssl.enable", "true");
                    if (!trusted.isEmpty()) {
                        properties.setProperty("mail.smtp.ssl.trust", trusted);
                        properties.setProperty("mail.smtp.ssl.checkserveridentity", "false");
                    }
                });
    }

    private static SmtpChannel adapted(Settings settings, Consumer<Properties> change) {
        var channel =
                new SmtpChannel() {
                    @Override
                    Properties properties(Settings.Smtp smtp) {
                        var properties = super.properties(smtp);
                        change.accept(properties);
                        return properties;
                    }
                };
        channel.settings = settings;
        channel.clock = Clock.fixed(NOON, ZoneOffset.UTC);
        return channel;
    }

    private MimeMessage received() {
        assertThat(server.waitForIncomingEmail(Duration.ofSeconds(5).toMillis(), 1)).isTrue();
        return server.getReceivedMessages()[0];
    }

    private int port() {
        return server.getSmtp() == null ? 1 : server.getSmtp().getPort();
    }

    private SmtpChannel channel() {
        return channel(settings("false"));
    }

    private static SmtpChannel channel(Settings settings) {
        var channel = new SmtpChannel();
        channel.settings = settings;
        channel.clock = Clock.fixed(NOON, ZoneOffset.UTC);
        return channel;
    }

    private Settings settings(String startTls, String... more) {
        var settings = new HashMap<String, String>();
        settings.put("CODEXFIELD_PUBLIC_URL", "https://portal.example.org");
        settings.put("CODEXFIELD_SMTP_HOST", "127.0.0.1");
        settings.put("CODEXFIELD_SMTP_PORT", Integer.toString(port()));
        settings.put("CODEXFIELD_SMTP_FROM", "portal@example.org");
        settings.put("CODEXFIELD_SMTP_STARTTLS", startTls);
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return Settings.read(settings, Map.of());
    }

    private static OutboxMessage aMail(String key, String to, String subject, String text) {
        var payload = StrictJson.newObject();
        payload.put("to", to).put("subject", subject).put("text", text).put("lang", "de");
        return new OutboxMessage("mail", key, payload.toString());
    }
}
