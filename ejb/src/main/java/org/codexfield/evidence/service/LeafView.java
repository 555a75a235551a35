package org.codexfield.evidence.service;

import org.codexfield.evidence.model.LoggedLeaf;

/**
 * A leaf at its place; digests in hex.
 *
 * @param leafHash RFC 9162 section 2.1.1
 */
public record LeafView(long index, String type, String documentDigest, String leafHash) {

    static LeafView of(LoggedLeaf logged) {
        return new LeafView(
                logged.index(),
                logged.leaf().type(),
                logged.leaf().documentDigest().hex(),
                logged.hash().hex());
    }
}
