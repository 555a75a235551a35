package org.codexfield.evidence.service;

import java.time.Instant;
import java.util.UUID;

/**
 * An audit entry as it is shown. People appear by id; who may see their names asks identity.
 *
 * @param account the person who did it; the nil UUID for nobody and for the system
 * @param member who did it; the nil UUID for the system
 * @param organisation for which organisation; the nil UUID for none
 * @param subjectOrganisation whose the subject is; the nil UUID for nobody's
 * @param before the subject's digest before, 64 zeros for a creation
 * @param after the subject's digest after, 64 zeros for a deletion
 * @param callerKind how the caller came in: {@code anonymous}, {@code session}, {@code password},
 *     {@code api-key}, {@code token}, {@code system}; {@code unknown} for old entries
 * @param apiKey the API key, if it was one; else the nil UUID
 * @param address from where
 * @param logged whether the fact is also a leaf of the log, its document under the same id
 */
public record AuditEntryView(
        UUID id,
        Instant at,
        UUID account,
        UUID member,
        UUID organisation,
        String command,
        String subjectType,
        UUID subject,
        UUID subjectOrganisation,
        String before,
        String after,
        String callerKind,
        UUID apiKey,
        String address,
        boolean logged) {}
