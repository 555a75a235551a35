package org.codexfield.capsules.persistence;

/**
 * What of a seal is searched.
 *
 * @param capsule {@code organisation/name}
 * @param tags with commas between
 * @param all title, tags, description and the beginning of the card: their words, as {@link
 *     SearchWords} tells them apart, with blanks between
 */
record SearchedText(String capsule, String title, String tags, String all) {}
