package org.codexfield.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.codexfield.config.Settings.Content;
import org.codexfield.config.Settings.Database;
import org.codexfield.config.Settings.Limits;
import org.codexfield.config.Settings.Oidc;
import org.codexfield.config.Settings.OidcClaims;
import org.codexfield.config.Settings.Smtp;

/** Reads settings, and collects what is wrong with them instead of stopping at the first fault. */
final class SettingsReader {

    private static final String PREFIX = "CODEXFIELD_";
    private static final int MAX_LENGTH = 4096;
    private static final int MIN_TOKEN_LENGTH = 16;
    private static final int MAX_PER_MINUTE = 100_000_000;
    private static final int MAX_PART_MIB = 65_536;
    private static final int MAX_ATTACHMENT_MIB = 1_024;
    private static final int MAX_ORGANISATION_MIB = 900_000_000;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:\\[\\]-]{1,253}");
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,253}");
    private static final Pattern CLAIM = Pattern.compile("[A-Za-z0-9_.:/-]{1,200}");
    private static final Pattern DATABASE_USER = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    private final Map<String, String> environment;
    private final Map<String, String> properties;
    private final List<String> faults = new ArrayList<>();

    SettingsReader(Map<String, String> environment, Map<String, String> properties) {
        this.environment = environment;
        this.properties = properties;
    }

    Settings read() {
        var dataDir = path("DATA_DIR").orElseGet(this::dataDir);
        var settings =
                new Settings(
                        publicUrl(),
                        dataDir,
                        database(),
                        smtp(),
                        secret("MASTER_KEY"),
                        path("MASTER_KEY_FILE"),
                        oidc(),
                        flag("PASSWORD_LOGIN"),
                        content(dataDir),
                        limits(),
                        metricsToken(),
                        isSwitchedOn("NODE_LOOPBACK"));
        if (settings.masterKey().isPresent() && settings.masterKeyFile().isPresent()) {
            fault("MASTER_KEY", "and CODEXFIELD_MASTER_KEY_FILE are both set: set one of them.");
        }
        if (!settings.passwordLogin() && settings.oidc().isEmpty()) {
            fault("PASSWORD_LOGIN", "must be true without an identity provider.");
        }
        if (!faults.isEmpty()) {
            throw new SettingsAreInvalid(faults);
        }
        return settings;
    }

    private URI publicUrl() {
        var url = address("PUBLIC_URL", text("PUBLIC_URL").orElse("http://localhost:8080"));
        if (!url.getPath().isEmpty() && !url.getPath().equals("/")) {
            fault("PUBLIC_URL", "must not have a path: the portal is at the root of its host.");
        }
        var scheme = url.getScheme().toLowerCase(Locale.ROOT);
        boolean usualPort = url.getPort() == (scheme.equals("https") ? 443 : 80);
        var port = url.getPort() < 0 || usualPort ? "" : ":" + url.getPort();
        return URI.create(scheme + "://" + url.getHost().toLowerCase(Locale.ROOT) + port);
    }

    private Path dataDir() {
        for (var serversOwn : List.of("jboss.server.data.dir", "com.sun.aas.instanceRoot")) {
            var folder = properties.get(serversOwn);
            if (folder != null) {
                return Path.of(folder, "codexfield");
            }
        }
        return Path.of("codexfield-data").toAbsolutePath();
    }

    private Database database() {
        var user = checked("DB_USER", matches(DATABASE_USER), "lower-case letters, digits and _");
        return new Database(
                user.orElse("codexfield"), secret("DB_PASSWORD").orElse(new Secret("codexfield")));
    }

    private Optional<Smtp> smtp() {
        return checked("SMTP_HOST", matches(HOST), "a host name or address")
                .map(
                        host -> {
                            var smtp =
                                    new Smtp(
                                            host,
                                            number("SMTP_PORT", 587, 65_535),
                                            text("SMTP_USER"),
                                            secret("SMTP_PASSWORD"),
                                            flag("SMTP_STARTTLS"),
                                            from());
                            check(smtp);
                            return smtp;
                        });
    }

    private void check(Smtp smtp) {
        if (smtp.user().isPresent() != smtp.password().isPresent()) {
            fault("SMTP_USER", "and CODEXFIELD_SMTP_PASSWORD belong together: set both or none.");
        }
        boolean plain = !smtp.startTls() && !smtp.implicitTls();
        if (plain && smtp.password().isPresent() && !LOOPBACK.contains(smtp.host())) {
            fault(
                    "SMTP_STARTTLS",
                    "must be true when a password is sent to another machine: "
                            + smtp.host()
                            + ".");
        }
    }

    private String from() {
        var from = checked("SMTP_FROM", matches(ADDRESS), "an address such as portal@example.org");
        if (from.isEmpty() && text("SMTP_FROM").isEmpty()) {
            fault("SMTP_FROM", "must be set when CODEXFIELD_SMTP_HOST is.");
        }
        return from.orElse("");
    }

    private Optional<Oidc> oidc() {
        return text("OIDC_ISSUER")
                .map(
                        given -> {
                            var issuer = address("OIDC_ISSUER", given);
                            if (issuer.getScheme().equals("http")
                                    && !LOOPBACK.contains(issuer.getHost())) {
                                fault("OIDC_ISSUER", "must begin with https.");
                            }
                            var client = text("OIDC_CLIENT_ID");
                            if (client.isEmpty()) {
                                fault("OIDC_CLIENT_ID", "must be set when an issuer is.");
                            }
                            return new Oidc(
                                    issuer,
                                    client.orElse(""),
                                    secret("OIDC_CLIENT_SECRET"),
                                    claims());
                        });
    }

    private OidcClaims claims() {
        return new OidcClaims(
                claim("OIDC_EMAIL_CLAIM").orElse("email"),
                claim("OIDC_NAME_CLAIM").orElse("name"),
                claim("OIDC_ROLES_CLAIM"));
    }

    private Optional<String> claim(String name) {
        return checked(name, matches(CLAIM), "the name of a claim, such as preferred_username");
    }

    private Content content(Path dataDir) {
        return new Content(
                path("CONTENT_DIR").orElseGet(() -> dataDir.resolve("content")),
                number("CONTENT_PART_MIB", MAX_PART_MIB, MAX_PART_MIB),
                number("CONTENT_ORGANISATION_MIB", 1_048_576, MAX_ORGANISATION_MIB),
                number("CONTENT_ATTACHMENT_MIB", 100, MAX_ATTACHMENT_MIB),
                number("CONTENT_REQUEST_MIB", 500, MAX_PART_MIB));
    }

    private Limits limits() {
        return new Limits(
                number("LIMIT_CALLER", 6_000, MAX_PER_MINUTE),
                number("LIMIT_ANONYMOUS", 1_200, MAX_PER_MINUTE),
                number("LIMIT_LOGIN", 60, MAX_PER_MINUTE),
                number("LIMIT_GATEWAY", 60, MAX_PER_MINUTE));
    }

    private Optional<Secret> metricsToken() {
        var token = secret("METRICS_TOKEN");
        if (token.isPresent() && token.get().value().length() < MIN_TOKEN_LENGTH) {
            fault("METRICS_TOKEN", "must have at least 16 characters.");
        }
        return token;
    }

    /** The setting's text; unset and blank are the same, as compose files make it. */
    private Optional<String> text(String name) {
        var base = (PREFIX + name).toLowerCase(Locale.ROOT).replace('_', '.');
        var value = properties.get(base);
        if (value == null) {
            value = environment.get(PREFIX + name);
        }
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        if (value.length() > MAX_LENGTH || value.chars().anyMatch(Character::isISOControl)) {
            fault(name, "must have at most 4096 characters and no control character.");
            return Optional.empty();
        }
        return Optional.of(value.strip());
    }

    private Optional<Secret> secret(String name) {
        return text(name).map(Secret::new);
    }

    private Optional<String> checked(String name, Predicate<String> rule, String expected) {
        var value = text(name);
        if (value.isPresent() && !rule.test(value.get())) {
            fault(name, "is '" + value.get() + "', but must be " + expected + ".");
            return Optional.empty();
        }
        return value;
    }

    private static Predicate<String> matches(Pattern pattern) {
        return pattern.asMatchPredicate();
    }

    private int number(String name, int otherwise, int most) {
        var value =
                checked(
                        name,
                        text -> text.matches("[0-9]{1,9}") && inRange(text, most),
                        "a number from 1 to " + most);
        return value.map(Integer::parseInt).orElse(otherwise);
    }

    private static boolean inRange(String digits, int most) {
        int number = Integer.parseInt(digits);
        return number >= 1 && number <= most;
    }

    /** True unless the setting says otherwise. */
    private boolean flag(String name) {
        return truth(name).orElse(true);
    }

    /** False unless the setting says otherwise. */
    private boolean isSwitchedOn(String name) {
        return truth(name).orElse(false);
    }

    private Optional<Boolean> truth(String name) {
        return checked(name, Set.of("true", "false")::contains, "true or false")
                .map(Boolean::parseBoolean);
    }

    private Optional<Path> path(String name) {
        try {
            return text(name).map(Path::of).map(Path::toAbsolutePath);
        } catch (InvalidPathException e) {
            fault(name, "is not a path of this system: " + e.getReason() + ".");
            return Optional.empty();
        }
    }

    private URI address(String name, String text) {
        try {
            var address = new URI(text);
            var scheme = address.getScheme() == null ? "" : address.getScheme();
            if (scheme.matches("(?i)https?")
                    && address.getHost() != null
                    && address.getUserInfo() == null
                    && address.getQuery() == null
                    && address.getFragment() == null) {
                return address;
            }
        } catch (URISyntaxException e) {
            fault(name, "is not an address: " + e.getReason() + ".");
            return URI.create("http://localhost");
        }
        fault(name, "must be http:// or https:// and a host, without user, query and fragment.");
        return URI.create("http://localhost");
    }

    private void fault(String name, String what) {
        faults.add(PREFIX + name + " " + what);
    }
}
