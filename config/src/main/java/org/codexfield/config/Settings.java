package org.codexfield.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of an installation. Each is named as the environment variable; what is in brackets
 * holds when it is not set.
 *
 * @param publicUrl {@code CODEXFIELD_PUBLIC_URL} [{@code http://localhost:8080}]: scheme, host and
 *     port under which the world reaches the installation. Its DIDs and logs are named after it, so
 *     it never changes.
 * @param dataDir {@code CODEXFIELD_DATA_DIR} [{@code codexfield} in the server's own data folder]:
 *     where files are kept
 * @param database the application's database user
 * @param smtp the mail server; without {@code CODEXFIELD_SMTP_HOST} none: mail waits
 * @param masterKey {@code CODEXFIELD_MASTER_KEY}: encrypts private keys; not both this and the file
 * @param masterKeyFile {@code CODEXFIELD_MASTER_KEY_FILE}: the file that holds the master key
 * @param oidc the identity provider; without {@code CODEXFIELD_OIDC_ISSUER} built-in accounts only
 * @param passwordLogin {@code CODEXFIELD_PASSWORD_LOGIN} [{@code true}]: whether passwords of
 *     built-in accounts sign in; {@code false} needs an identity provider
 * @param content where and how much of parts and attachments is kept
 * @param limits how often callers may call
 * @param metricsToken {@code CODEXFIELD_METRICS_TOKEN}: who sends it as bearer reads the metrics
 *     from another machine; without it they are for this machine alone
 * @param nodeLoopback {@code CODEXFIELD_NODE_LOOPBACK} [{@code false}]: whether nodes may be
 *     reached on this machine itself; for trying things out, where nobody who is not trusted runs a
 *     node
 */
public record Settings(
        URI publicUrl,
        Path dataDir,
        Database database,
        Optional<Smtp> smtp,
        Optional<Secret> masterKey,
        Optional<Path> masterKeyFile,
        Optional<Oidc> oidc,
        boolean passwordLogin,
        Content content,
        Limits limits,
        Optional<Secret> metricsToken,
        boolean nodeLoopback) {

    /**
     * The user of the application's data source, who gets the rights it needs when the schema is
     * migrated.
     *
     * @param user {@code CODEXFIELD_DB_USER} [{@code codexfield}]
     * @param password {@code CODEXFIELD_DB_PASSWORD} [{@code codexfield}]; in H2 the user is made
     *     with it
     */
    public record Database(String user, Secret password) {}

    /**
     * The mail server.
     *
     * @param host {@code CODEXFIELD_SMTP_HOST}
     * @param port {@code CODEXFIELD_SMTP_PORT} [587]; on 465 TLS begins at once (RFC 8314)
     * @param user {@code CODEXFIELD_SMTP_USER}; none: no login
     * @param password {@code CODEXFIELD_SMTP_PASSWORD}
     * @param startTls {@code CODEXFIELD_SMTP_STARTTLS} [{@code true}]: refuse a server that does
     *     not encrypt
     * @param from {@code CODEXFIELD_SMTP_FROM}: the address that mail comes from
     */
    public record Smtp(
            String host,
            int port,
            Optional<String> user,
            Optional<Secret> password,
            boolean startTls,
            String from) {

        /** The port on which TLS begins at once. */
        public static final int IMPLICIT_TLS_PORT = 465;

        /** Whether TLS begins at once, without a command to start it. */
        public boolean implicitTls() {
            return port == IMPLICIT_TLS_PORT;
        }
    }

    /**
     * The OpenID Connect provider.
     *
     * @param issuer {@code CODEXFIELD_OIDC_ISSUER}: https, or http on this machine
     * @param clientId {@code CODEXFIELD_OIDC_CLIENT_ID}
     * @param clientSecret {@code CODEXFIELD_OIDC_CLIENT_SECRET}; none: a public client
     * @param claims where tokens say who it is
     */
    public record Oidc(
            URI issuer, String clientId, Optional<Secret> clientSecret, OidcClaims claims) {}

    /**
     * The claims that are read, by name.
     *
     * @param email {@code CODEXFIELD_OIDC_EMAIL_CLAIM} [{@code email}]; counts only together with
     *     {@code email_verified}
     * @param name {@code CODEXFIELD_OIDC_NAME_CLAIM} [{@code name}]
     * @param roles {@code CODEXFIELD_OIDC_ROLES_CLAIM}: a list of {@code organisation:role}, which
     *     replaces the person's roles in the organisations it names at every login; none: roles are
     *     given here alone
     */
    public record OidcClaims(String email, String name, Optional<String> roles) {}

    /**
     * The content store.
     *
     * @param dir {@code CODEXFIELD_CONTENT_DIR} [{@code content} in the data folder]: where the
     *     parts of capsules are kept; servers of one installation share it
     * @param partMib {@code CODEXFIELD_CONTENT_PART_MIB} [65536]: the largest part
     * @param organisationMib {@code CODEXFIELD_CONTENT_ORGANISATION_MIB} [1048576]: the most that
     *     the parts of one organisation may have together; as much again may be attached to its
     *     requests
     * @param attachmentMib {@code CODEXFIELD_CONTENT_ATTACHMENT_MIB} [100]: the largest file that
     *     is attached to a request; 1024 at most
     * @param requestMib {@code CODEXFIELD_CONTENT_REQUEST_MIB} [500]: the most that the files of
     *     one request may have together
     */
    public record Content(
            Path dir, int partMib, int organisationMib, int attachmentMib, int requestMib) {}

    /**
     * How many requests a minute one caller may send to one server; all at once is allowed too.
     *
     * @param callerPerMinute {@code CODEXFIELD_LIMIT_CALLER} [6000]: to the REST interface, with a
     *     login
     * @param anonymousPerMinute {@code CODEXFIELD_LIMIT_ANONYMOUS} [1200]: to the REST interface,
     *     for each address, without a login
     * @param loginPerMinute {@code CODEXFIELD_LIMIT_LOGIN} [60]: attempts to log in, and changes
     *     that need no login, for each address
     * @param gatewayPerMinute {@code CODEXFIELD_LIMIT_GATEWAY} [60]: to the gateway without an
     *     authentic credential, for each address
     */
    public record Limits(
            int callerPerMinute,
            int anonymousPerMinute,
            int loginPerMinute,
            int gatewayPerMinute) {}

    /**
     * Reads and checks all settings.
     *
     * @param environment environment variables
     * @param properties system properties, which win
     * @throws SettingsAreInvalid if one is not acceptable
     */
    public static Settings read(Map<String, String> environment, Map<String, String> properties) {
        return new SettingsReader(environment, properties).read();
    }

    /**
     * The host under which the world reaches the installation, with the port if it is not the
     * scheme's own, for example {@code localhost:8080}.
     */
    public String publicAuthority() {
        return publicUrl.getAuthority();
    }
}
