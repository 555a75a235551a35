package org.codexfield.capsules.model;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.codexfield.capsules.verify.ShareKind;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DomainException;

/** The shares of parents add up to more than all. */
public final class SharesExceedWhole extends DomainException {
    private static final long serialVersionUID = 1L;

    /** Refuses. */
    public SharesExceedWhole(ShareKind kind, long ppm, Collection<Digest> parents) {
        super(
                Kind.INVALID,
                "The "
                        + kind.code()
                        + " shares add up to "
                        + ppm
                        + " millionths, more than the whole, over the parents "
                        + names(parents)
                        + "; leave one out or agree on other terms.",
                Map.of("kind", kind.code(), "ppm", Long.toString(ppm), "parents", names(parents)));
    }

    private static String names(Collection<Digest> parents) {
        return parents.stream()
                .map(Digest::hex)
                .sorted()
                .limit(20)
                .collect(Collectors.joining(", "));
    }
}
