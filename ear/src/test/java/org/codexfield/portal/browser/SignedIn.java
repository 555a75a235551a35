package org.codexfield.portal.browser;

import com.microsoft.playwright.Browser;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.codexfield.server.RunningPortal;
import org.codexfield.server.SampleOrganisations;

/** People who have signed in: the first tab of each goes through the login, the others reuse it. */
final class SignedIn {

    static final String OLGA = SampleOrganisations.OPERATOR;
    static final String ADA = "ada@northlight-institute.example";
    static final String STEFAN = "stefan@northlight-institute.example";
    static final String BEN = "ben@aurora-lab.example";
    static final String NILS = "nils@gridworks.example";
    static final String CARL = "carl@meridian-health.example";

    private static final Map<Somebody, String> SESSIONS = new ConcurrentHashMap<>();

    private record Somebody(RunningPortal at, String email) {}

    private SignedIn() {}

    /** A tab of a sample account. */
    static Tab as(String email) {
        return as(email, Tab.usual());
    }

    /** The same, seen otherwise. */
    static Tab as(String email, Browser.NewContextOptions options) {
        var portal = RunningPortal.shared();
        var session =
                SESSIONS.computeIfAbsent(
                        new Somebody(portal, email), somebody -> session(somebody.email()));
        return Tab.at(portal.address(), options.setStorageState(session));
    }

    /** A tab with a session of its own, for whoever ends it or switches organisation. */
    static Tab afresh(String email) {
        var tab = Tab.anonymous();
        signIn(tab, email, SampleOrganisations.PASSWORD);
        return tab;
    }

    /** Fills in the login page and waits for what comes after it. */
    static void signIn(Tab tab, String email, String password) {
        tab.open("/login.xhtml");
        tab.id("form:email").fill(email);
        tab.id("form:password").fill(password);
        tab.id("form:signIn").click();
        tab.css(".cf-account").waitFor();
    }

    private static String session(String email) {
        try (var tab = afresh(email)) {
            return tab.context().storageState();
        }
    }
}
