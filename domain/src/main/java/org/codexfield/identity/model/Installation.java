package org.codexfield.identity.model;

import java.time.Instant;
import java.util.Optional;
import org.codexfield.identity.OrganisationId;

/** What is fixed at the first start and never changes. */
public interface Installation {

    /** What was fixed, if the installation was started before. */
    Optional<Fixed> find();

    /** Fixes it, once. */
    void fix(Fixed fixed);

    /** The organisation that runs the installation. */
    default OrganisationId organisation() {
        return find().orElseThrow(() -> new IllegalStateException("Not started yet"))
                .organisation();
    }

    /**
     * What is fixed.
     *
     * @param publicUrl the address that DIDs embed
     * @param organisation the organisation that runs the installation
     * @param masterKeyCheck a value that only the right master key opens
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Fixed(
            String publicUrl,
            OrganisationId organisation,
            byte[] masterKeyCheck,
            Instant startedAt) {}
}
