/**
 * The portal as people use it: a real Chromium, by mouse and by keyboard alone, with axe.
 *
 * <p>One browser serves all tests, each test has a context of its own ({@link
 * org.codexfield.portal.browser.Tab}), and people sign in once ({@link
 * org.codexfield.portal.browser.SignedIn}). A tab that is closed complains of everything that the
 * browser complained of: errors of scripts, violations of the content security policy, parts that
 * were not found.
 */
@NullMarked
package org.codexfield.portal.browser;

import org.jspecify.annotations.NullMarked;
