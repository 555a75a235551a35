package org.codexfield.node.http;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** A prompt has several parts, and the call does not say which one it means. */
final class TemplateMustBeNamed extends DomainException {

    private static final long serialVersionUID = 1L;

    TemplateMustBeNamed() {
        super(Kind.INVALID, "This prompt has several parts; name one as 'template'.", Map.of());
    }
}
