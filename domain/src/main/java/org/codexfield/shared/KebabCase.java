package org.codexfield.shared;

import java.util.Locale;
import java.util.regex.Pattern;

/** The stable outside name of a class: {@code MemberInvited} is {@code member-invited}. */
public final class KebabCase {

    private static final Pattern WORD_BOUNDARY =
            Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private KebabCase() {}

    /** The simple name of the class in kebab case. */
    public static String of(Class<?> type) {
        return WORD_BOUNDARY.matcher(type.getSimpleName()).replaceAll("-").toLowerCase(Locale.ROOT);
    }
}
