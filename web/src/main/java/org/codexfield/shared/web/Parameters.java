package org.codexfield.shared.web;

import org.jspecify.annotations.Nullable;

/** Reads query parameters strictly: what does not fit is refused by name. */
public final class Parameters {

    private static final int SHOWN_CHARS = 60;

    private Parameters() {}

    /**
     * A whole number from 1 to {@code most}.
     *
     * @throws RequestIsRefused if it is none
     */
    public static int integer(String name, String text, int most) {
        return (int) between(name, text, 1, most);
    }

    /**
     * A whole number that must be given.
     *
     * @param text the parameter as it came; {@code null} when it did not
     * @throws RequestIsRefused if it is absent, no whole number, or out of bounds
     */
    public static long between(String name, @Nullable String text, long least, long most) {
        if (text == null || text.isEmpty()) {
            throw refused(name, "is missing; give a whole number");
        }
        long value;
        try {
            value = Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw refused(name, "must be a whole number from " + least + " to " + most);
        }
        if (value < least || value > most) {
            throw refused(name, "must be a whole number from " + least + " to " + most);
        }
        return value;
    }

    /**
     * The refusal of a parameter.
     *
     * @param why completes the sentence "The parameter ..."
     */
    public static RequestIsRefused refused(String name, String why) {
        String shown = name.length() > SHOWN_CHARS ? name.substring(0, SHOWN_CHARS) + "…" : name;
        return new RequestIsRefused(
                Problem.of(
                                400,
                                "parameter-is-invalid",
                                "The parameter \"" + shown + "\" " + why + ".")
                        .with("parameter", shown));
    }
}
