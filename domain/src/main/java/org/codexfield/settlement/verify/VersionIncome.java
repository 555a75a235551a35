package org.codexfield.settlement.verify;

import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;

/**
 * What flowed to a version, and what it kept of it.
 *
 * @param manifest the version
 * @param owner who is paid what it kept
 * @param inflowMicro what came to it along cascading edges; for the earning version, what the fixed
 *     shares left
 * @param keptMicro what it did not pass on
 */
public record VersionIncome(Digest manifest, Did owner, long inflowMicro, long keptMicro) {}
