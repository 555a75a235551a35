package org.codexfield.identity.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** The configured master key is not the one that encrypted the keys. */
public final class MasterKeyIsWrong extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public MasterKeyIsWrong() {
        super(
                Kind.CONFLICT,
                "The master key does not open the stored keys: restore the one this database was"
                        + " made with (CODEXFIELD_MASTER_KEY or CODEXFIELD_MASTER_KEY_FILE).",
                Map.of());
    }
}
