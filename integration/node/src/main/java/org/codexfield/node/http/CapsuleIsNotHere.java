package org.codexfield.node.http;

import java.util.Map;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DomainException;

/** The node does not host a version, or not all of it. */
final class CapsuleIsNotHere extends DomainException {

    private static final long serialVersionUID = 1L;

    CapsuleIsNotHere(Digest capsule) {
        super(
                Kind.NOT_FOUND,
                "The node does not host the capsule version " + capsule + ".",
                Map.of("capsule", capsule.hex()));
    }
}
