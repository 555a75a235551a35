package org.codexfield.portal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What holds on every page of the portal, whatever it is for. */
final class PageChecks {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final List<String> GRAVE = List.of("serious", "critical");
    private static final List<String> WCAG =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final int NARROW = 390;
    private static final int WIDE = 1440;
    private static final int HIGH = 900;

    /** Everything that a reader sees or hears: texts, labels, titles. */
    private static final String WORDS =
            "() => { const words = new Set();const walker ="
                + " document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);while"
                + " (walker.nextNode()) { const of = walker.currentNode.parentElement;  if"
                + " (!of.closest('script, style, code, textarea'))   "
                + " words.add(walker.currentNode.textContent.trim());"
                + " }document.querySelectorAll('[aria-label], [title], [placeholder]').forEach(  e"
                + " => ['aria-label', 'title', 'placeholder'].forEach(    a =>"
                + " words.add((e.getAttribute(a) ||"
                + " '').trim())));words.add(document.title.replace(/ . CodexField$/, ''));return"
                + " [...words].filter(Boolean); }";

    private static final String AXE = AxeBuilder.getAxeScript();
    private static final String FINDINGS =
            "([only, grave]) => axe.run(document, {runOnly: only, resultTypes: ['violations']})"
                    + ".then(found => found.violations.filter(rule => grave.includes(rule.impact))"
                    + ".map(rule => rule.id + ': ' + rule.nodes[0].html + ' '"
                    + " + rule.nodes[0].failureSummary))";
    private static final String DARK =
            "(prefers-reduced-motion: no-preference) and (prefers-color-scheme: dark)"
                    + " and (width: "
                    + WIDE
                    + "px)";

    /** The screen is as asked for, all is painted anew, and nothing moves any more. */
    // some frames in a row; a promise would count as a yes at once
    private static final String STILL =
            "query => { const seen = window.cfSeen?.query === query ? window.cfSeen"
                    + " : window.cfSeen = {query, frames: 0};"
                    + " const still = matchMedia(query).matches"
                    + " && document.getAnimations().length === 0;"
                    + " seen.frames = still ? seen.frames + 1 : 0;"
                    + " return seen.frames > 3; }";

    private PageChecks() {}

    /** As people see pages unless they asked for something else. */
    static void lookAsUsual(Tab tab) {
        tab.page().setViewportSize(WIDE, HIGH);
        tab.page()
                .emulateMedia(
                        new Page.EmulateMediaOptions()
                                .setReducedMotion(ReducedMotion.REDUCE)
                                .setColorScheme(ColorScheme.LIGHT));
    }

    /** One heading, which has the focus and names the window; in the frame, a breadcrumb. */
    static void standsAsItShould(Tab tab) {
        var heading = tab.css("h1");
        assertThat(heading).hasCount(1);
        assertThat(heading).isFocused();
        assertThat(tab.page()).hasTitle(heading.textContent() + " – CodexField");
        assertThat(tab.css(".cf-plain-card, .cf-crumbs [aria-current=page]")).hasCount(1);
    }

    /** Nothing that axe calls serious or critical. */
    static void isAccessible(Tab tab) {
        isAccessible(tab, Map.of("type", "tag", "values", WCAG));
    }

    /** Loaded once into a page, and asked for no more than what it finds fault with. */
    private static void isAccessible(Tab tab, Map<String, ?> only) {
        var page = tab.page();
        if (!(Boolean) page.evaluate("() => 'axe' in window")) {
            page.evaluate("() => { " + AXE + " }");
        }
        assertThat((List<?>) page.evaluate(FINDINGS, List.of(only, GRAVE)))
                .as(tab.path())
                .isEmpty();
    }

    /** Light, on a telephone, and dark: accessible, and never wider than the screen. */
    static void looksRight(Tab tab, String name) {
        isAccessible(tab);
        picture(tab, name + "-1440-light");
        tab.page().setViewportSize(NARROW, HIGH);
        tab.page().waitForFunction(STILL, "(width: " + NARROW + "px)");
        assertThat(wide(tab)).as("wider than the screen at " + tab.path()).isEmpty();
        picture(tab, name + "-390");
        tab.page().setViewportSize(WIDE, HIGH);
        // with less motion, colours would wander down the page from frame to frame
        tab.page()
                .emulateMedia(
                        new Page.EmulateMediaOptions()
                                .setReducedMotion(ReducedMotion.NO_PREFERENCE)
                                .setColorScheme(ColorScheme.DARK));
        tab.page().waitForFunction(STILL, DARK);
        isAccessible(tab, Map.of("type", "rule", "values", List.of("color-contrast")));
        picture(tab, name + "-1440-dark");
    }

    /** No key of a bundle, and no English where there is a German word. */
    @SuppressWarnings("unchecked")
    static void isGerman(Tab tab, Set<String> englishOnly) {
        assertThat(tab.css("html")).hasAttribute("lang", "de-DE");
        var words = (List<String>) tab.page().evaluate(WORDS);
        assertThat(words).as(tab.path()).noneMatch(word -> word.contains("???"));
        assertThat(words.stream().filter(englishOnly::contains)).as(tab.path()).isEmpty();
    }

    /** What sticks out on the right, if the page scrolls sideways. */
    @SuppressWarnings("unchecked")
    private static List<String> wide(Tab tab) {
        return (List<String>)
                tab.page()
                        .evaluate(
                                "() => document.documentElement.scrollWidth <= innerWidth ? [] :"
                                        + " [...document.querySelectorAll('body *')].filter(e =>"
                                        + " e.getBoundingClientRect().right > innerWidth).map(e =>"
                                        + " e.outerHTML.slice(0, 120))");
    }

    /** For people who look at them: taken with {@code -Dcodexfield.pictures=true} alone. */
    static void picture(Tab tab, String name) {
        if (!Boolean.getBoolean("codexfield.pictures")) {
            return;
        }
        tab.page()
                .screenshot(
                        new Page.ScreenshotOptions()
                                .setPath(SCREENSHOTS.resolve(name + ".jpg"))
                                .setType(ScreenshotType.JPEG)
                                .setFullPage(true));
    }
}
