package org.codexfield.capsules.verify;

import java.util.regex.Pattern;

/**
 * The name of a capsule within its installation, {@code organisation/slug}; never changes.
 *
 * @param organisation the organisation's short name
 * @param slug 2 to 64 of a-z, 0-9 and single hyphens, beginning and ending with no hyphen
 */
public record CapsuleName(String organisation, String slug) {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9](?:-?[a-z0-9]){1,63}");
    private static final int MAX_SLUG = 64;
    // as identity has short names; written again, since whoever verifies knows no organisations
    private static final Pattern ORGANISATION = Pattern.compile("[a-z](?:-?[a-z0-9])+");
    private static final int MIN_ORGANISATION = 3;
    private static final int MAX_ORGANISATION = 40;

    /**
     * @throws CapsuleNameIsUnacceptable if it breaks the grammar
     */
    public CapsuleName {
        if (organisation.length() < MIN_ORGANISATION
                || organisation.length() > MAX_ORGANISATION
                || !ORGANISATION.matcher(organisation).matches()
                || !isSlug(slug)) {
            throw new CapsuleNameIsUnacceptable();
        }
    }

    /**
     * Reads {@code organisation/slug}.
     *
     * @throws CapsuleNameIsUnacceptable if it is none
     */
    public static CapsuleName parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new CapsuleNameIsUnacceptable();
        }
        return new CapsuleName(text.substring(0, slash), text.substring(slash + 1));
    }

    /** Whether a capsule may be called so within its organisation. */
    public static boolean isSlug(String text) {
        return text.length() <= MAX_SLUG && SLUG.matcher(text).matches();
    }

    @Override
    public String toString() {
        return organisation + "/" + slug;
    }
}
