package org.codexfield.licensing;

import org.codexfield.licensing.verify.CallWindow;

/**
 * So many calls and no more in each window.
 *
 * @param window how long it is and when it begins
 * @param most how many calls
 */
public record CallLimit(CallWindow window, long most) {}
