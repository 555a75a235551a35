package org.codexfield.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsTest {

    @Test
    void withoutAnySetting_theDefaultsHold() {
        var settings = Settings.read(Map.of(), Map.of("jboss.server.data.dir", "/srv/data"));

        assertThat(settings.publicUrl()).isEqualTo(URI.create("http://localhost:8080"));
        assertThat(settings.publicAuthority()).isEqualTo("localhost:8080");
        assertThat(settings.dataDir()).isEqualTo(Path.of("/srv/data/codexfield"));
        assertThat(settings.content())
                .isEqualTo(
                        new Settings.Content(
                                Path.of("/srv/data/codexfield/content"),
                                65_536,
                                1_048_576,
                                100,
                                500));
        assertThat(settings.database().user()).isEqualTo("codexfield");
        assertThat(settings.smtp()).isEmpty();
        assertThat(settings.oidc()).isEmpty();
        assertThat(settings.masterKey()).isEmpty();
    }

    @Test
    void theProperty_winsOverTheEnvironment() {
        var settings =
                Settings.read(
                        Map.of("CODEXFIELD_PUBLIC_URL", "https://environment.example"),
                        Map.of("codexfield.public.url", "https://property.example"));

        assertThat(settings.publicAuthority()).isEqualTo("property.example");
    }

    @ParameterizedTest
    @CsvSource({
        "https://Portal.Example.org/, https://portal.example.org",
        "https://portal.example.org:443, https://portal.example.org",
        "http://10.1.2.3:80, http://10.1.2.3",
        "HTTPS://portal.example.org:8443, https://portal.example.org:8443",
    })
    void thePublicUrl_isWrittenInOneWay(String given, String normal) {
        assertThat(environment("PUBLIC_URL", given).publicUrl()).isEqualTo(URI.create(normal));
    }

    @Test
    void aMailServer_isReadWhole() {
        var smtp =
                environment(
                                "SMTP_HOST", "mail.example.org",
                                "SMTP_PORT", "2525",
                                "SMTP_USER", "portal",
                                "SMTP_PASSWORD", "swordfish",
                                "SMTP_FROM", "portal@example.org")
                        .smtp()
                        .orElseThrow();

        assertThat(smtp.port()).isEqualTo(2525);
        assertThat(smtp.startTls()).isTrue();
        assertThat(smtp.password()).hasValue(new Secret("swordfish"));
    }

    @Test
    void limits_andTheMetricsToken_areRead() {
        assertThat(environment().limits()).isEqualTo(new Settings.Limits(6_000, 1_200, 60, 60));
        assertThat(environment().metricsToken()).isEmpty();

        var set =
                environment(
                        "LIMIT_CALLER", "7",
                        "LIMIT_ANONYMOUS", "8",
                        "LIMIT_LOGIN", "9",
                        "LIMIT_GATEWAY", "10",
                        "METRICS_TOKEN", "a token of 16 ch");
        assertThat(set.limits()).isEqualTo(new Settings.Limits(7, 8, 9, 10));
        assertThat(set.metricsToken()).hasValue(new Secret("a token of 16 ch"));
        assertThatThrownBy(() -> environment("METRICS_TOKEN", "short"))
                .hasMessageContaining("CODEXFIELD_METRICS_TOKEN");
        assertThatThrownBy(() -> environment("LIMIT_LOGIN", "0"))
                .hasMessageContaining("CODEXFIELD_LIMIT_LOGIN");
    }

    @Test
    void nodes_areReachedOnThisMachine_onlyWhereThatIsSaid() {
        assertThat(environment().nodeLoopback()).isFalse();
        assertThat(environment("NODE_LOOPBACK", "true").nodeLoopback()).isTrue();
        assertThatThrownBy(() -> environment("NODE_LOOPBACK", "yes"))
                .hasMessageContaining("CODEXFIELD_NODE_LOOPBACK");
    }

    @Test
    void claims_haveTheUsualNames_unlessSaid() {
        var usual = oidc();
        var mapped =
                oidc(
                        "OIDC_EMAIL_CLAIM", "upn",
                        "OIDC_NAME_CLAIM", "https://example.org/claims/name",
                        "OIDC_ROLES_CLAIM", "codexfield_roles");

        assertThat(usual.claims().email()).isEqualTo("email");
        assertThat(usual.claims().name()).isEqualTo("name");
        assertThat(usual.claims().roles()).isEmpty();
        assertThat(mapped.claims().email()).isEqualTo("upn");
        assertThat(mapped.claims().name()).isEqualTo("https://example.org/claims/name");
        assertThat(mapped.claims().roles()).hasValue("codexfield_roles");
        assertThatThrownBy(() -> oidc("OIDC_ROLES_CLAIM", "two words"))
                .hasMessageContaining("CODEXFIELD_OIDC_ROLES_CLAIM");
    }

    @Test
    void passwordLogin_mayBeOff_whereThereIsAProvider() {
        assertThat(environment().passwordLogin()).isTrue();
        assertThat(
                        environment(
                                        "PASSWORD_LOGIN", "false",
                                        "OIDC_ISSUER", "https://idp.example.org",
                                        "OIDC_CLIENT_ID", "codexfield")
                                .passwordLogin())
                .isFalse();
    }

    private static Settings.Oidc oidc(String... more) {
        var settings = new ArrayList<>(List.of(more));
        settings.addAll(
                List.of("OIDC_ISSUER", "https://idp.example.org", "OIDC_CLIENT_ID", "codexfield"));
        return environment(settings.toArray(String[]::new)).oidc().orElseThrow();
    }

    @Test
    void secrets_areNeverPrinted() {
        var settings =
                environment(
                        "MASTER_KEY", "swordfish",
                        "DB_PASSWORD", "swordfish",
                        "OIDC_ISSUER", "https://idp.example.org/realms/codexfield",
                        "OIDC_CLIENT_ID", "codexfield",
                        "OIDC_CLIENT_SECRET", "swordfish",
                        "SMTP_HOST", "mail.example.org",
                        "SMTP_FROM", "portal@example.org",
                        "SMTP_USER", "portal",
                        "SMTP_PASSWORD", "swordfish");

        assertThat(settings.toString()).contains("mail.example.org").doesNotContain("swordfish");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUBLIC_URL | ftp://example.org | http",
                "PUBLIC_URL | https://example.org/portal | path",
                "PUBLIC_URL | https://a:b@example.org | user",
                "PUBLIC_URL | not an address | address",
                "SMTP_PORT | 0 | from 1 to 65535",
                "SMTP_PORT | 99999 | from 1 to 65535",
                "SMTP_PORT | -1 | from 1 to 65535",
                "SMTP_HOST | a b | host name",
                "SMTP_STARTTLS | maybe | true or false",
                "SMTP_FROM | nobody | such as",
                "SMTP_USER | portal | belong together",
                "DB_USER | Robert'); | lower-case",
                "OIDC_ISSUER | http://idp.example.org | https",
                "PASSWORD_LOGIN | false | without an identity provider",
                "PASSWORD_LOGIN | off | true or false",
            })
    void whatIsWrong_isRefusedByName(String name, String value, String reason) {
        var settings = new HashMap<String, String>();
        settings.put("CODEXFIELD_SMTP_HOST", "mail.example.org");
        settings.put("CODEXFIELD_SMTP_FROM", "portal@example.org");
        settings.put("CODEXFIELD_" + name, value);

        assertThatThrownBy(() -> Settings.read(settings, Map.of()))
                .isInstanceOf(SettingsAreInvalid.class)
                .hasMessageContaining("CODEXFIELD_" + name)
                .hasMessageContaining(reason);
    }

    @Test
    void allFaults_areNamedAtOnce_andNoSecretWithThem() {
        assertThatThrownBy(
                        () ->
                                environment(
                                        "PUBLIC_URL", "ftp://example.org",
                                        "SMTP_HOST", "mail.example.org",
                                        "SMTP_USER", "portal",
                                        "SMTP_PASSWORD", "swordfish",
                                        "SMTP_STARTTLS", "false",
                                        "MASTER_KEY", "swordfish",
                                        "MASTER_KEY_FILE", "/etc/codexfield/key"))
                .hasMessageContaining("CODEXFIELD_PUBLIC_URL")
                .hasMessageContaining("CODEXFIELD_SMTP_FROM")
                .hasMessageContaining("CODEXFIELD_SMTP_STARTTLS")
                .hasMessageContaining("CODEXFIELD_MASTER_KEY_FILE")
                .hasMessageNotContaining("swordfish");
    }

    @Test
    void controlCharacters_areRefused() {
        assertThatThrownBy(
                        () -> environment("OIDC_CLIENT_ID", "a\r\nb", "OIDC_ISSUER", "https://a"))
                .hasMessageContaining("CODEXFIELD_OIDC_CLIENT_ID");
    }

    private static Settings environment(String... namesAndValues) {
        var environment = new HashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            environment.put("CODEXFIELD_" + namesAndValues[i], namesAndValues[i + 1]);
        }
        return Settings.read(environment, Map.of());
    }
}
