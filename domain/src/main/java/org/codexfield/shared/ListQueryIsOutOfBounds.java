package org.codexfield.shared;

import java.util.Map;

/** A list was asked for more, or for something else, than it gives. */
public final class ListQueryIsOutOfBounds extends DomainException {
    private static final long serialVersionUID = 1L;

    /** A number outside its bounds. */
    public ListQueryIsOutOfBounds(String what, long value, long least, long most) {
        super(
                Kind.INVALID,
                what + " is " + value + ", but must lie between " + least + " and " + most + ".",
                Map.of("what", what, "least", Long.toString(least), "most", Long.toString(most)));
    }

    /** A column that the list does not know. */
    public ListQueryIsOutOfBounds(String column, String known) {
        super(
                Kind.INVALID,
                "The list has no column " + column + "; it knows " + known + ".",
                Map.of("what", column, "known", known));
    }
}
