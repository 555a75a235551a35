package org.codexfield.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.codexfield.server.FreePorts;
import org.codexfield.server.KeycloakServer;
import org.codexfield.server.MailSink;
import org.codexfield.server.PayaraServer;
import org.codexfield.server.PostgresServer;
import org.codexfield.server.RestClient;
import org.codexfield.server.RunningPortal;
import org.codexfield.server.SampleData;
import org.codexfield.server.SampleOrganisations;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The same EAR on Payara 6: {@code mvn verify -Ppayara}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PayaraIT {

    private static final String SLUG = "northlight-institute";
    private static final String ADA = "ada@northlight-institute.example";
    private static final String SESSION = "codexfield";
    private static final Pattern LOGIN_FORM =
            Pattern.compile("action=\"([^\"]*login-actions[^\"]*)\"");

    private MailSink mail;
    private PostgresServer database;
    private KeycloakServer keycloak;
    private PayaraServer payara;
    private URI address;

    @BeforeAll
    void start() {
        var folder = RunningPortal.emptyFolder("payara");
        var working = Path.of("..");
        int port = FreePorts.one();
        address = URI.create("http://localhost:" + port);
        mail = MailSink.start(folder.resolve("mail"));
        database =
                PostgresServer.start(
                        folder.resolve("database"),
                        FreePorts.one(),
                        working.resolve("config/postgresql/create-database.sql"));
        keycloak =
                KeycloakServer.start(
                        Path.of(System.getProperty("codexfield.keycloak")),
                        folder.resolve("keycloak"),
                        Path.of(System.getProperty("codexfield.realm")),
                        FreePorts.one(),
                        address);
        payara =
                PayaraServer.start(
                        new PayaraServer.Settings(
                                Path.of(System.getProperty("codexfield.payara")),
                                folder.resolve("payara"),
                                working.resolve("config/payara/codexfield.asadmin")
                                        .toAbsolutePath(),
                                Path.of(System.getProperty("codexfield.payara.driver")),
                                port,
                                environment()),
                        Path.of(System.getProperty("codexfield.ear")));
        new SampleOrganisations()
                .load(new SampleData.NewPortal(address, payara.process().log(), mail));
    }

    private Map<String, String> environment() {
        var environment = new HashMap<>(mail.environment());
        environment.putAll(database.environment());
        environment.put("CODEXFIELD_PUBLIC_URL", address.toString());
        environment.put("CODEXFIELD_LIMIT_LOGIN", "10000");
        environment.put("CODEXFIELD_OIDC_ISSUER", keycloak.issuer().toString());
        environment.put("CODEXFIELD_OIDC_CLIENT_ID", "codexfield");
        environment.put("CODEXFIELD_OIDC_CLIENT_SECRET", "codexfield-secret");
        return environment;
    }

    @AfterAll
    void stop() {
        payara.stop();
        keycloak.stop();
        database.stop();
        mail.close();
    }

    private Visitor signedInByPassword() {
        var visitor = new Visitor(address, "/account.xhtml").follow();
        var before = visitor.cookie(SESSION);
        visitor.submit(
                "form", "signIn", Map.of("email", ADA, "password", SampleOrganisations.PASSWORD));
        assertThat(visitor.status()).isEqualTo(302);
        assertThat(visitor.cookie(SESSION)).isNotEmpty().isNotEqualTo(before);
        return visitor.follow();
    }

    private Visitor signedInByKeycloak() {
        var visitor = new Visitor(address, "/login.xhtml");
        visitor.open("/login/start?return=%2Faccount.xhtml").follow();
        var form = LOGIN_FORM.matcher(visitor.text());
        assertThat(form.find()).isTrue();
        return visitor.post(
                        form.group(1).replace("&amp;", "&"),
                        Map.of("username", "ada", "password", SampleOrganisations.PASSWORD))
                .follow();
    }

    @Test
    void aPassword_signsIn_andMembersAreListed() {
        var visitor = signedInByPassword();

        assertThat(visitor.path()).isEqualTo("/account.xhtml");
        assertThat(visitor.text()).contains("Ada Northlight", ADA);
        assertThat(visitor.open("/members.xhtml").text()).contains("Clara Wieland");
        assertThat(visitor.open("/api/v1/me").status()).isEqualTo(401);
    }

    @Test
    void theSessionsCookie_isForThisServerAlone() {
        var visitor = new Visitor(address, "/login.xhtml");

        assertThat(visitor.headers("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith(SESSION + "="))
                .singleElement()
                .asString()
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("SameSite=Lax");
    }

    @Test
    void keycloak_signsIn_andOut() {
        var visitor = signedInByKeycloak();

        assertThat(visitor.path()).isEqualTo("/account.xhtml");
        assertThat(visitor.text()).contains("Ada Northlight", ADA);

        new KeycloakAdmin(keycloak.issuer()).signOut("ada");
        Awaitility.await().until(() -> visitor.open("/account.xhtml").status() == 302);
    }

    @Test
    void roles_holdInServices() {
        var nora =
                RestClient.anonymous(address)
                        .withBearer(
                                SampleOrganisations.apiKey(
                                        address,
                                        SLUG,
                                        "nora@northlight-institute.example",
                                        "auditor"));

        assertThat(nora.get("organisations/" + SLUG + "/members").status()).isEqualTo(200);
        assertThat(
                        nora.tryPost(
                                        "organisations/" + SLUG + "/invitations",
                                        Map.of("email", "x@y.example", "roles", List.of("auditor")))
                                .status())
                .isEqualTo(403);
        assertThat(nora.get("organisations/aurora-lab/members").status()).isEqualTo(403);
    }

    @Test
    void whatDoesNotHold_isRefused() {
        var anybody = RestClient.anonymous(address);

        assertThat(anybody.get("me").status()).isEqualTo(401);
        assertThat(anybody.withBearer("cfk_nonsense").get("organisations").status()).isEqualTo(401);
        assertThat(anybody.withBearer("a.b.c").get("organisations").status()).isEqualTo(401);
        assertThat(anybody.withPassword(ADA, "nonsense").get("me").status()).isEqualTo(401);
        var machine = new KeycloakAdmin(keycloak.issuer()).machineToken();
        assertThat(anybody.withBearer(machine).get("me").status()).isEqualTo(200);
        assertThat(new Visitor(address, "/members.xhtml").location().orElse(""))
                .endsWith("/login.xhtml?return=%2Fmembers.xhtml");
    }
}
