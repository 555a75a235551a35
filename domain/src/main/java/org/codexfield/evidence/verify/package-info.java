/**
 * Checks of documents, keys, signatures and log proofs, and the primitives beneath them.
 *
 * <p>The server, the gateway, a node and the auditor's offline verifier share this package, so that
 * all of them mean the same by "valid". It holds canonical JSON (RFC 8785), public keys and DID
 * documents (W3C DID Core, did:key), JSON Web Signatures (RFC 7515), the Merkle tree of RFC 9162
 * and the checkpoints of C2SP that sign its root.
 *
 * <p>Everything is immutable, bounded and free of entities, of storage and of the network: bytes go
 * in, and a value or a refusal comes out. Whoever stores a log serves it through {@link
 * org.codexfield.evidence.verify.HashReader}; whoever holds a private key signs through a function
 * from bytes to bytes.
 *
 * <p>Depends on {@code org.codexfield.shared}, Jackson, Nimbus JOSE, Bouncy Castle's lightweight
 * API and the JCS library.
 */
@NullMarked
package org.codexfield.evidence.verify;

import org.jspecify.annotations.NullMarked;
