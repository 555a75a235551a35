package org.codexfield.node.http;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A challenge asks for what there is not, or with a nonce that is none. */
final class ChallengeIsUnacceptable extends DomainException {

    private static final long serialVersionUID = 1L;

    ChallengeIsUnacceptable(String reason) {
        super(
                Kind.INVALID,
                "The challenge is not acceptable: " + reason + ".",
                Map.of("reason", reason));
    }
}
