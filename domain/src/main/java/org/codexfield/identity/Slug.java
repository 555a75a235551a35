package org.codexfield.identity;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The short name of an organisation in addresses and DIDs; never changes.
 *
 * @param value 3 to 40 of a-z, 0-9 and single hyphens, starting with a letter
 */
public record Slug(String value) {

    private static final Pattern SYNTAX = Pattern.compile("[a-z](?:-?[a-z0-9])+");
    private static final int MIN_LENGTH = 3;
    private static final int MAX_LENGTH = 40;
    private static final Set<String> RESERVED =
            Set.of("admin", "administrator", "api", "codexfield", "operator", "root", "system");

    /**
     * @throws SlugIsUnacceptable if it breaks the grammar or is reserved
     */
    public Slug {
        if (!isOne(value)) {
            throw new SlugIsUnacceptable("it breaks this rule");
        }
        if (RESERVED.contains(value)) {
            throw new SlugIsUnacceptable("it is reserved");
        }
    }

    /** Whether an organisation may be called so; reserved names aside. */
    public static boolean isOne(String text) {
        return text.length() >= MIN_LENGTH
                && text.length() <= MAX_LENGTH
                && SYNTAX.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
