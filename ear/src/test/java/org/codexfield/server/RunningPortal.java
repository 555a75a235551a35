package org.codexfield.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The portal that tests share: the built EAR on a provisioned WildFly with H2, real mail, and the
 * sample organisations. It starts with the first test that asks, and stops with the virtual
 * machine. What tests leave in it differs with their order, so a test makes what it looks at, and
 * one that looks at everything asks for an {@linkplain #untouched() untouched} one.
 */
public final class RunningPortal {

    private static @Nullable RunningPortal running;

    private final WildFlyServer server;
    private final MailSink mail;
    private final ServedContract contract;
    private final Map<String, RestClient> clients = new ConcurrentHashMap<>();

    private RunningPortal(WildFlyServer server, MailSink mail) {
        this.server = server;
        this.mail = mail;
        this.contract = ServedContract.of(address());
    }

    /** The one portal of this virtual machine. */
    public static synchronized RunningPortal shared() {
        if (running == null) {
            running = start();
        }
        return running;
    }

    /**
     * The same, without anything that earlier tests made: it is started anew if there were any.
     * Later tests share this one.
     */
    public static synchronized RunningPortal untouched() {
        if (running != null) {
            running.server.stop();
            running.mail.close();
            running = null;
        }
        return shared();
    }

    /** Where a test may put its own files. */
    public static Path folder(String name) {
        return Path.of(System.getProperty("codexfield.it")).toAbsolutePath().resolve(name);
    }

    /** The same, with nothing of an earlier run in it. */
    public static Path emptyFolder(String name) {
        Folders.delete(folder(name));
        return folder(name);
    }

    /** Settings of a server of a test's own, with its base in a folder of this name. */
    public static WildFlyServer.Settings settings(String name) {
        return WildFlyServer.Settings.of(
                Path.of(System.getProperty("codexfield.wildfly")),
                folder(name),
                Path.of(System.getProperty("codexfield.ear")));
    }

    private static RunningPortal start() {
        Folders.delete(folder("shared"));
        var mail = MailSink.start(folder("shared-mail"));
        var settings = settings("shared").with(mail.environment());
        var address = URI.create("http://localhost:" + settings.httpPort());
        var server =
                WildFlyServer.start(
                        settings.with(
                                Map.of(
                                        "CODEXFIELD_PUBLIC_URL",
                                        address.toString(),
                                        // all tests come from one address
                                        "CODEXFIELD_LIMIT_LOGIN",
                                        "10000",
                                        "CODEXFIELD_LIMIT_GATEWAY",
                                        "10000",
                                        // nodes of tests are on this machine
                                        "CODEXFIELD_NODE_LOOPBACK",
                                        "true",
                                        // a limit that is reached soon
                                        "CODEXFIELD_CONTENT_ATTACHMENT_MIB",
                                        "3")));
        new SampleOrganisations()
                .load(new SampleData.NewPortal(address, server.process().log(), mail));
        return new RunningPortal(server, mail);
    }

    /** Its address, without a slash at the end. */
    public URI address() {
        return URI.create("http://localhost:" + server.baseUri().getPort());
    }

    /** The mail that it sends. */
    public MailSink mail() {
        return mail;
    }

    /** What it logs. */
    public Path log() {
        return server.process().log();
    }

    /** Calls as nobody. Every answer is checked against the portal's own description of it. */
    public RestClient anonymous() {
        return RestClient.anonymous(address(), contract);
    }

    /** What the portal says of its answers. */
    public ServedContract contract() {
        return contract;
    }

    /** Calls by an API key of a sample account that has these roles. */
    public RestClient as(String email, String slug, String... roles) {
        return clients.computeIfAbsent(
                email + " " + List.of(roles),
                key -> SampleOrganisations.signedIn(anonymous(), slug, email, List.of(roles)));
    }

    /** Calls as the operator. */
    public RestClient operator() {
        return as(SampleOrganisations.OPERATOR, "installation", "operator", "administrator");
    }
}
