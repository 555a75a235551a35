package org.codexfield.canary.evidence.service;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;

/** One server takes a role that is not declared for held by everybody. */
@Stateless
public class IsOpenToARoleThatNobodyHas {
    @RolesAllowed({"administrator", "superuser"})
    public void decide() {}
}
