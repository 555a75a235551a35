package org.codexfield.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.codexfield.server.RunningPortal;

/**
 * A tab of the browser in a context of its own: nothing of one test is left for the next. What the
 * browser complains of makes {@link #close()} fail.
 */
final class Tab implements AutoCloseable {

    /** A document that is refused is what some tests are after; its parts never are. */
    private static final String REFUSED_DOCUMENT = "Failed to load resource";

    private final URI portal;
    private final BrowserContext context;
    private final Page page;
    private final boolean ownsWindow;
    private final List<String> complaints = new ArrayList<>();

    private Tab(URI portal, Browser.NewContextOptions options) {
        this.portal = portal;
        ownsWindow = true;
        context = Chromium.shared().newContext(options);
        context.setDefaultTimeout(Chromium.LIMIT_MILLIS);
        page = context.newPage();
        listen(page);
    }

    private Tab(Tab neighbour) {
        portal = neighbour.portal;
        ownsWindow = false;
        context = neighbour.context;
        page = context.newPage();
        listen(page);
    }

    /** How people see the portal unless a test says otherwise. */
    static Browser.NewContextOptions usual() {
        return new Browser.NewContextOptions()
                .setViewportSize(1440, 900)
                .setLocale("en-GB")
                .setTimezoneId("Europe/Berlin")
                .setReducedMotion(ReducedMotion.REDUCE);
    }

    /** Nobody's, at the portal that tests share. */
    static Tab anonymous() {
        return at(RunningPortal.shared().address(), usual());
    }

    static Tab at(URI portal, Browser.NewContextOptions options) {
        return new Tab(portal, options);
    }

    /**
     * Another tab of the same browser window: it has the same session, and what was loaded. Closing
     * it leaves the window open.
     */
    Tab neighbour() {
        return new Tab(this);
    }

    private void listen(Page watched) {
        watched.onConsoleMessage(
                message -> {
                    boolean serious = List.of("error", "warning").contains(message.type());
                    if (serious
                            && isOurs(watched)
                            && !message.text().startsWith(REFUSED_DOCUMENT)) {
                        complaints.add(message.text());
                    }
                });
        watched.onPageError(
                error -> {
                    if (isOurs(watched)) {
                        complaints.add(error);
                    }
                });
        watched.onResponse(
                response -> {
                    boolean refused = isOurs(watched) && response.status() >= 400;
                    if (refused && !response.request().isNavigationRequest()) {
                        complaints.add(response.status() + " " + response.url());
                    }
                });
    }

    /** An identity provider's pages are its own business. */
    private boolean isOurs(Page watched) {
        return watched.url().startsWith(portal.toString());
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** Opens an address of the portal. */
    Response open(String path) {
        return Objects.requireNonNull(page.navigate(portal + path), path);
    }

    /** Path and query of the page shown. */
    String path() {
        var at = URI.create(page.url());
        return at.getRawPath() + (at.getRawQuery() == null ? "" : "?" + at.getRawQuery());
    }

    /** Waits until the page with this heading is there. */
    Tab showing(String heading) {
        assertThat(page.locator("h1")).hasText(heading);
        return this;
    }

    /** Waits until the message above the page says this. */
    Tab saying(String text) {
        assertThat(page.locator("#messages")).containsText(text);
        return this;
    }

    /** Waits until what was sent is answered and shown. */
    Tab settled() {
        page.waitForFunction(
                "() => document.readyState === 'complete'"
                        + " && (!window.PrimeFaces || PrimeFaces.ajax.Queue.isEmpty())");
        return this;
    }

    Locator css(String selector) {
        return page.locator(selector);
    }

    /** A component by its name in the page, which holds colons. */
    Locator id(String id) {
        return page.locator("[id='" + id + "']");
    }

    Locator button(String name) {
        return named(AriaRole.BUTTON, name);
    }

    Locator link(String name) {
        return named(AriaRole.LINK, name);
    }

    Locator dialog() {
        return page.locator(".ui-dialog:visible");
    }

    private Locator named(AriaRole role, String name) {
        return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** What is loaded by pressing something. */
    Download download(Runnable pressing) {
        return page.waitForDownload(pressing);
    }

    /** What the browser complained of so far. */
    List<String> complaints() {
        return complaints;
    }

    /** The browser has complained of nothing since it was last asked. */
    void quiet() {
        var said = List.copyOf(complaints);
        complaints.clear();
        assertThat(said).as("what the browser complained of at " + path()).isEmpty();
    }

    @Override
    public void close() {
        if (ownsWindow) {
            context.close();
        } else {
            page.close();
        }
        quiet();
    }
}
