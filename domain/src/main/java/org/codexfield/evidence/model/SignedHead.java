package org.codexfield.evidence.model;

import java.time.Instant;
import org.codexfield.evidence.verify.Checkpoint;

/**
 * A checkpoint as it was published.
 *
 * @param checkpoint what it claims
 * @param at when it was signed
 * @param note the signed note (C2SP signed-note)
 */
public record SignedHead(Checkpoint checkpoint, Instant at, String note) {}
