package org.codexfield.node.installation;

import java.util.function.UnaryOperator;
import org.codexfield.shared.Did;

/**
 * Who the node is.
 *
 * @param did its key, as a {@code did:key}
 * @param signer signs with it
 */
public record NodeIdentity(Did did, UnaryOperator<byte[]> signer) {}
