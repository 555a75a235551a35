package org.codexfield.capsules.service;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.codexfield.capsules.ContentClaims;
import org.codexfield.capsules.model.ContentRegister;
import org.codexfield.capsules.model.ContentRegister.Naming;
import org.codexfield.capsules.model.ContentStore;
import org.codexfield.shared.Digest;

/**
 * Removes content that nothing names: what replaced or removed parts left, and uploads that were
 * refused after their bytes had arrived.
 */
@Dependent
@Transactional
public class ContentSweep {

    /** So long after it was kept, whatever is to name content does. */
    static final Duration BOUND = Duration.ofDays(1);

    @Inject ContentRegister register;
    @Inject ContentStore store;
    @Inject Instance<ContentClaims> claims;
    @Inject Clock clock;

    /** Content to look at, the oldest first. */
    public List<Digest> due(int limit) {
        return register.keptBefore(clock.instant().minus(BOUND), limit);
    }

    /**
     * Looks at one, in one transaction. Whoever keeps the same content meanwhile writes that down
     * first, and so waits until this is decided, or was there before, and it stays.
     *
     * @return whether it is removed
     */
    public boolean sweep(Digest sha256) {
        var now = clock.instant();
        if (!register.lockKeptBefore(sha256, now.minus(BOUND))) {
            return false;
        }
        var naming = register.naming(sha256);
        if (naming == Naming.SEAL) {
            register.forget(sha256);
            return false;
        }
        if (naming == Naming.DRAFT || claims.stream().anyMatch(each -> each.claims(sha256))) {
            register.keep(sha256, now);
            return false;
        }
        boolean removed = store.remove(sha256);
        register.forget(sha256);
        return removed;
    }
}
