package org.codexfield.licensing.service;

import java.util.List;

/**
 * A purpose of the shipped vocabulary.
 *
 * @param code as licences name it
 * @param label its name in the reader's language
 * @param broader the codes of the purposes right above it
 */
public record PurposeView(String code, String label, List<String> broader) {}
