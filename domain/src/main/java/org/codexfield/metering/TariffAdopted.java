package org.codexfield.metering;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.codexfield.evidence.Change;
import org.codexfield.evidence.LoggedFact;
import org.codexfield.evidence.Subject;
import org.codexfield.shared.Digest;

/** From now on calls are metered by this tariff. */
public record TariffAdopted(long version, Digest tariff, Instant at) implements LoggedFact {

    @Override
    public Subject subject() {
        return new Subject("tariff", new UUID(0, version), Subject.NOBODY);
    }

    @Override
    public Change change() {
        return Change.created(tariff);
    }

    @Override
    public String leafType() {
        return "tariff.adopted";
    }

    @Override
    public Map<String, Object> document() {
        return Map.of("version", version, "tariffDigest", tariff.hex());
    }
}
