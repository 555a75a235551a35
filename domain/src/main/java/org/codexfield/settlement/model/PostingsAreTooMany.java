package org.codexfield.settlement.model;

import java.util.Map;
import org.codexfield.shared.DomainException;

/** More is to be posted at once than fits. */
public final class PostingsAreTooMany extends DomainException {
    private static final long serialVersionUID = 1L;

    public PostingsAreTooMany(int mostPostings, int mostEntries) {
        super(
                Kind.INVALID,
                "At most "
                        + mostPostings
                        + " postings with "
                        + mostEntries
                        + " entries together are posted at once; post them in parts.",
                Map.of(
                        "mostPostings",
                        Integer.toString(mostPostings),
                        "mostEntries",
                        Integer.toString(mostEntries)));
    }
}
