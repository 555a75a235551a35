package org.codexfield.node.http;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A version is called in another way, or not at all. */
final class CapsuleIsNotCalledSo extends DomainException {

    private static final long serialVersionUID = 1L;

    CapsuleIsNotCalledSo(String how) {
        super(Kind.NOT_FOUND, "This version is not called by " + how + ".", Map.of("how", how));
    }
}
