package org.codexfield.capsules.service;

/** How many capsules of a kind an organisation has in the catalogue. */
public record CatalogueCount(String kind, String organisation, long count) {}
