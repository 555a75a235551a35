package org.codexfield.settlement.verify;

import org.codexfield.capsules.verify.ShareKind;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;

/**
 * What went along an edge of a lineage.
 *
 * @param child the manifest of whoever owes
 * @param parent the manifest of whoever is owed
 * @param payee the parent's owner; what a cascading edge brings is theirs to keep or pass on
 * @param kind fixed, or cascading
 * @param sharePpm the share, in millionths
 * @param ofMicro of what it is a share: the content for a fixed edge, the child's inflow else
 * @param amountMicro what went along, rounded down
 */
public record EdgeFlow(
        Digest child,
        Digest parent,
        Did payee,
        ShareKind kind,
        int sharePpm,
        long ofMicro,
        long amountMicro) {}
