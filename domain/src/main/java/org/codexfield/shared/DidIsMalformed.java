package org.codexfield.shared;

import java.util.Map;

/** What was given is not a decentralised identifier as W3C DID Core writes it. */
public final class DidIsMalformed extends DomainException {

    private static final long serialVersionUID = 1L;

    DidIsMalformed(String reason) {
        super(
                Kind.INVALID,
                "Not a DID: "
                        + reason
                        + ". Give 'did:', a method and an identifier, for example"
                        + " did:web:example.org, without path, query or fragment.",
                Map.of("reason", reason));
    }
}
