package org.codexfield.node.inference;

import java.time.Duration;
import java.util.Map;
import org.codexfield.shared.DomainException;

/** A computation was stopped since it took longer than the node allows. */
public final class ModelTookTooLong extends DomainException {

    private static final long serialVersionUID = 1L;

    ModelTookTooLong(Duration limit) {
        super(
                Kind.UNAVAILABLE,
                "The computation was stopped after " + limit.toSeconds() + " s; send less at once.",
                Map.of("limitSeconds", Long.toString(limit.toSeconds())));
    }
}
