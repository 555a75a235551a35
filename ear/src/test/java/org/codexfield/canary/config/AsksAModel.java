package org.codexfield.canary.config;

import org.codexfield.identity.model.Organisation;

/** Settings know no aggregate. */
public record AsksAModel(Organisation organisation) {}
