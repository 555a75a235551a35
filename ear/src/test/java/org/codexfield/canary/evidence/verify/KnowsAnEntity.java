package org.codexfield.canary.evidence.verify;

import org.codexfield.identity.model.SigningKey;

/** Node and verifier would load an entity, and the weaver with it. */
public record KnowsAnEntity(SigningKey key) {}
