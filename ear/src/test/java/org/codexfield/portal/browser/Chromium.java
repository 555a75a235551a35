package org.codexfield.portal.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.Map;

/** The one browser of all tests; it starts with the first and ends with the virtual machine. */
final class Chromium {

    /** Enough for a page under load, too short to hide one that hangs. */
    static final double LIMIT_MILLIS = 15_000;

    private static final List<String> ARGUMENTS =
            List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking");

    private static final class Holder {
        private static final Browser SHARED = start();
    }

    private Chromium() {}

    static Browser shared() {
        return Holder.SHARED;
    }

    private static Browser start() {
        var options = new BrowserType.LaunchOptions().setHeadless(true).setArgs(ARGUMENTS);
        ChromiumProgram.find().ifPresent(options::setExecutablePath);
        var playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close, "stop-chromium"));
        PlaywrightAssertions.setDefaultAssertionTimeout(LIMIT_MILLIS);
        return playwright.chromium().launch(options);
    }
}
