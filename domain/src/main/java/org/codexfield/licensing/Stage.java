package org.codexfield.licensing;

import org.codexfield.identity.Role;

/**
 * A step of an approval route.
 *
 * @param role who may end it: in the requesting organisation for a sign-off, else in the provider's
 */
public record Stage(StageKind kind, Role role) {}
