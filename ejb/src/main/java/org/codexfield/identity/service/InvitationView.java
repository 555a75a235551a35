package org.codexfield.identity.service;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An invitation as lists and pages show it; status {@code expired} when its link is too old. */
public record InvitationView(
        UUID id,
        String email,
        List<String> roles,
        String status,
        String invitedBy,
        Instant sentAt,
        Instant expiresAt) {}
