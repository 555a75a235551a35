package org.codexfield.portal.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.Locale;
import java.util.UUID;

/** How somebody works: with a mouse, or with the keyboard and nothing else. */
enum Hand {
    MOUSE {
        @Override
        void press(Tab tab, Locator what) {
            what.click();
        }

        @Override
        void fill(Tab tab, Locator field, String text) {
            field.click();
            field.fill(text);
        }

        @Override
        void tick(Tab tab, Locator box) {
            box.click();
        }
    },
    KEYBOARD {
        @Override
        void press(Tab tab, Locator what) {
            reach(tab, what);
            tab.page().keyboard().press("Enter");
        }

        @Override
        void fill(Tab tab, Locator field, String text) {
            reach(tab, field);
            tab.page().keyboard().press("Control+A");
            tab.page().keyboard().type(text);
        }

        @Override
        void tick(Tab tab, Locator box) {
            reach(tab, box);
            tab.page().keyboard().press("Space");
        }
    };

    /** More than the controls of any page. */
    private static final int MAX_STEPS = 250;

    private static final String RUN = UUID.randomUUID().toString().substring(0, 4);
    private static final String HAS_FOCUS =
            "e => (e.closest('a, button') || e) === document.activeElement";

    /** Presses a button or follows a link. */
    abstract void press(Tab tab, Locator what);

    /** Writes into a field, in the place of what stood there. */
    abstract void fill(Tab tab, Locator field, String text);

    /** Ticks a box, or unticks it. */
    abstract void tick(Tab tab, Locator box);

    /** Part of names, so that what one hand makes in one run is in nobody else's way. */
    String word() {
        return name().toLowerCase(Locale.ROOT) + "-" + RUN;
    }

    /** Goes to a control as a keyboard does: by the tabulator, until it has the focus. */
    static void reach(Tab tab, Locator what) {
        // not visible: some boxes are drawn by what stands beside them
        what.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        for (int steps = 0; steps < MAX_STEPS; steps++) {
            if ((Boolean) what.evaluate(HAS_FOCUS)) {
                return;
            }
            tab.page().keyboard().press("Tab");
        }
        throw new AssertionError("the keyboard does not reach " + what + " at " + tab.path());
    }
}
