package org.codexfield.identity.service;

import java.util.List;
import java.util.UUID;

/** One of a person's memberships. */
public record MembershipView(
        UUID member,
        UUID organisation,
        String slug,
        String organisationName,
        String organisationStatus,
        List<String> roles) {}
