package org.codexfield.server;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * A mail server on loopback that delivers into a folder, one file a mail, so that a sample
 * installation sends real mail to addresses that do not exist.
 */
public final class MailSink implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    // longer than the claim of a dead server on a message that it was sending
    private static final Duration LIMIT = Duration.ofSeconds(90);
    // it would tell the log of every address that gets its first mail
    private static final Logger CHATTER = Logger.getLogger("com.icegreen.greenmail");
    private static final Pattern TOKEN = Pattern.compile("\\.xhtml#([A-Za-z0-9_-]{43})");

    private final GreenMail server;
    private final Path folder;
    private final int port;
    private final Map<String, String> newestTokens = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clerk =
            Executors.newSingleThreadScheduledExecutor(
                    work -> {
                        var thread = new Thread(work, "mail-sink");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final Future<?> storing =
            clerk.scheduleWithFixedDelay(
                    this::store, POLL.toMillis(), POLL.toMillis(), TimeUnit.MILLISECONDS);
    private int written;

    private MailSink(GreenMail server, Path folder, int port) {
        this.server = server;
        this.folder = folder;
        this.port = port;
    }

    /** Starts one on a free port. */
    public static MailSink start(Path folder) {
        return start(folder, FreePorts.one());
    }

    /** Starts one on this port. */
    public static MailSink start(Path folder, int port) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        CHATTER.setLevel(Level.WARNING);
        var server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return new MailSink(server, folder, port);
    }

    public int port() {
        return port;
    }

    /** The settings by which a portal sends its mail here. */
    public Map<String, String> environment() {
        return Map.of(
                "CODEXFIELD_SMTP_HOST", "127.0.0.1",
                "CODEXFIELD_SMTP_PORT", Integer.toString(port),
                "CODEXFIELD_SMTP_STARTTLS", "false",
                "CODEXFIELD_SMTP_FROM", "portal@codexfield.example");
    }

    /** Waits for a mail to an address, and gives the token of the newest link, once. */
    public String awaitToken(String address) {
        return Awaitility.await("a mail for " + address)
                .atMost(LIMIT)
                .pollInterval(POLL)
                .failFast("the mail server gave up", storing::isDone)
                .until(() -> newestTokens.remove(address), Objects::nonNull);
    }

    /** Only what was read is deleted: mail may arrive at any moment. */
    private void store() {
        try {
            for (var user : server.getUserManager().listUser()) {
                var inbox = server.getManagers().getImapHostManager().getInbox(user);
                for (var message : inbox.getMessages()) {
                    var mail = message.getMimeMessage();
                    try (var file = Files.newOutputStream(folder.resolve(++written + ".eml"))) {
                        mail.writeTo(file);
                    }
                    remember(mail);
                    message.setFlag(Flags.Flag.DELETED, true);
                }
                inbox.expunge();
            }
        } catch (IOException | MessagingException | FolderException e) {
            throw new IllegalStateException("could not store mail in " + folder, e);
        }
    }

    private void remember(MimeMessage mail) throws IOException, MessagingException {
        var token = TOKEN.matcher(Objects.toString(mail.getContent()));
        if (token.find()) {
            for (var recipient : mail.getAllRecipients()) {
                newestTokens.put(recipient.toString(), token.group(1));
            }
        }
    }

    @Override
    public void close() {
        clerk.shutdownNow();
        server.stop();
    }
}
