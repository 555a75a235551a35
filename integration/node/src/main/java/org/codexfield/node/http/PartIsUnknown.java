package org.codexfield.node.http;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A version has no part of a name. */
final class PartIsUnknown extends DomainException {

    private static final long serialVersionUID = 1L;

    PartIsUnknown(String path) {
        super(Kind.NOT_FOUND, "The version has no part of this name.", Map.of("part", path));
    }
}
