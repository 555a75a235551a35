package org.codexfield.identity.service;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A member as lists and pages show it. */
public record MemberView(
        UUID id,
        UUID account,
        String name,
        String email,
        List<String> roles,
        String status,
        Instant joinedAt,
        long version) {}
