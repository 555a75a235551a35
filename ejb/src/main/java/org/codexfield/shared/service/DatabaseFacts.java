package org.codexfield.shared.service;

/**
 * What database this server uses: known once it has started, the same while it runs.
 *
 * @param product for example {@code PostgreSQL}
 * @param productVersion the product's version
 * @param schemaVersion for example {@code 0003.1}
 */
public record DatabaseFacts(String product, String productVersion, String schemaVersion) {}
