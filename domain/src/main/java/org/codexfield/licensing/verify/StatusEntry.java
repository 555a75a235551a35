package org.codexfield.licensing.verify;

/**
 * Where a credential's status is found.
 *
 * @param list the address of the status list credential
 * @param index the place of its bit
 */
public record StatusEntry(StatusPurpose purpose, String list, long index) {}
