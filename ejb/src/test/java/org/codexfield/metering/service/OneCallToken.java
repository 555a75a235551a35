package org.codexfield.metering.service;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.codexfield.metering.model.CallTokens;
import org.codexfield.metering.verify.CallToken;
import org.codexfield.shared.Digest;

/** One call token is kept, and no more. */
record OneCallToken(String jws, Instant at) implements CallTokens {

    @Override
    public boolean keep(Digest digest, UUID grant, String other, Instant now) {
        throw new UnsupportedOperationException("Nothing is written");
    }

    @Override
    public Optional<Kept> find(Digest digest) {
        return CallToken.digest(jws).equals(digest)
                ? Optional.of(new Kept(jws, at))
                : Optional.empty();
    }
}
