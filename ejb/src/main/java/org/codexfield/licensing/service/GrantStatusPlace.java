package org.codexfield.licensing.service;

/**
 * Where a status list speaks of a grant.
 *
 * @param purpose {@code revocation} or {@code suspension}
 * @param list the address of the list
 * @param index its place there
 */
public record GrantStatusPlace(String purpose, String list, int index) {}
