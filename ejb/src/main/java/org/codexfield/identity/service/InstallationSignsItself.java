package org.codexfield.identity.service;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The installation signs its log with a key that it holds. */
public final class InstallationSignsItself extends DomainException {
    private static final long serialVersionUID = 1L;

    InstallationSignsItself() {
        super(
                Kind.CONFLICT,
                "The installation signs its log itself, so its key stays in hosted custody.",
                Map.of());
    }
}
