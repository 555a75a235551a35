package org.codexfield.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.codexfield.server.ProviderPortal;
import org.codexfield.server.SampleOrganisations;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Signing in and out at a real Keycloak, and a long list, both on PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ProviderInABrowser {

    private static final int MANY = 10_000;
    private static final int PAGE = 25;
    private static final Duration QUICK = Duration.ofSeconds(1);

    /** Copies of one entry, a minute apart, whatever columns it has. */
    private static final String MANY_ENTRIES =
            "INSERT INTO evidence.audit_entry SELECT (jsonb_populate_record(NULL::"
                    + "evidence.audit_entry, to_jsonb(e) || jsonb_build_object('id',"
                    + " gen_random_uuid(), 'at', e.at - n * interval '1 minute'))).* FROM"
                    + " (SELECT * FROM evidence.audit_entry ORDER BY at LIMIT 1) e,"
                    + " generate_series(1, "
                    + MANY
                    + ") n";

    private final ProviderPortal portal = ProviderPortal.shared();
    private String issuer;

    @BeforeAll
    void findProvider() {
        issuer = portal.keycloak().issuer().toString();
    }

    private Tab tab() {
        return Tab.at(portal.address(), Tab.usual());
    }

    private static void signInAtProvider(Tab tab, Hand hand) {
        // the portal may have noticed a moment ago that its provider was away
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> {
                            tab.open("/account.xhtml");
                            return tab.id("provider").count() == 1;
                        });
        hand.press(tab, tab.link("Sign in with single sign-on"));
        hand.fill(tab, tab.css("#username"), "ada");
        hand.fill(tab, tab.css("#password"), SampleOrganisations.PASSWORD);
        hand.press(tab, tab.css("#kc-login"));
        tab.showing("Your account");
        assertThat(tab.css("main")).containsText("Ada Northlight");
    }

    @ParameterizedTest
    @EnumSource
    void signingOutHere_signsOutThere(Hand hand) {
        try (var tab = tab()) {
            signInAtProvider(tab, hand);
            hand.press(tab, tab.css(".cf-account"));
            hand.press(tab, tab.button("Sign out"));
            assertThat(tab.css("main")).containsText("You are signed out.");
            tab.open("/account.xhtml");
            tab.showing("Sign in");

            hand.press(tab, tab.link("Sign in with single sign-on"));
            assertThat(tab.css("#kc-login")).isVisible();
        }
    }

    @Test
    void signingOutThere_signsOutHere() {
        try (var tab = tab()) {
            signInAtProvider(tab, Hand.MOUSE);
            tab.page().navigate(issuer + "/protocol/openid-connect/logout");
            tab.css("#kc-logout").click();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () -> {
                                tab.open("/account.xhtml");
                                assertThat(tab.css("h1").textContent()).isEqualTo("Sign in");
                            });
        }
    }

    @Test
    void aListOfTenThousand_answersInASecond_andIsTurnedToItsEnd() throws SQLException {
        try (var connection = portal.connect();
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(MANY_ENTRIES)).isEqualTo(MANY);
        }
        try (var tab = tab()) {
            SignedIn.signIn(tab, SignedIn.OLGA, SampleOrganisations.PASSWORD);
            Awaitility.await("the first of ten thousand in a second, the server being warm")
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () -> {
                                long began = System.nanoTime();
                                tab.open("/audit.xhtml");
                                var taken = Duration.ofNanos(System.nanoTime() - began);
                                assertThat(tab.css("tbody tr")).hasCount(PAGE);
                                assertThat(taken).isLessThan(QUICK);
                            });
            int all = total(tab);
            assertThat(all).isGreaterThan(MANY);

            tab.settled();
            long began = System.nanoTime();
            tab.css(".ui-paginator-last").click();
            int last = (all - 1) % PAGE + 1;
            assertThat(tab.css(".ui-paginator-current"))
                    .containsText(number(all - last + 1) + "–" + number(all));
            assertThat(tab.css("tbody tr")).hasCount(last);
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isLessThan(QUICK.multipliedBy(2));
        }
    }

    private static int total(Tab tab) {
        var report = tab.css(".ui-paginator-current").textContent();
        return Integer.parseInt(report.replaceAll(".* of ", "").replaceAll("\\D", ""));
    }

    private static String number(int value) {
        return Integer.toString(value);
    }
}
