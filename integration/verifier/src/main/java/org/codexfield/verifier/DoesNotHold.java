package org.codexfield.verifier;

/** Ends a check: something is wrong, or not shown. */
final class DoesNotHold extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final Outcome outcome;
    private final boolean needed;

    private DoesNotHold(String code, String reason, Outcome outcome, boolean needed) {
        super(reason);
        this.code = code;
        this.outcome = outcome;
        this.needed = needed;
    }

    /** It is wrong. */
    static DoesNotHold because(String code, String reason) {
        return new DoesNotHold(code, reason, Outcome.DOES_NOT_HOLD, true);
    }

    /** What it needs was not given, and without it not all can hold. */
    static DoesNotHold notShown(String code, String reason) {
        return new DoesNotHold(code, reason, Outcome.NOT_SHOWN, true);
    }

    /** What it needs was not given; the rest can hold without it. */
    static DoesNotHold notAsked(String code, String reason) {
        return new DoesNotHold(code, reason, Outcome.NOT_SHOWN, false);
    }

    /** Goes on only if it is so. */
    static void unless(boolean so, String code, String reason) {
        if (!so) {
            throw because(code, reason);
        }
    }

    /** Goes on only if two values are the same. */
    static void unlessSame(Object one, Object other, String code, String reason) {
        unless(one.equals(other), code, reason + " (" + shown(one) + ", not " + shown(other) + ")");
    }

    Finding finding(String check, String about) {
        return new Finding(check, about, outcome, code, reason(), needed);
    }

    private String reason() {
        var message = getMessage();
        return message == null ? code : message;
    }

    private static String shown(Object value) {
        return Shown.line(value.toString());
    }
}
