package org.codexfield.licensing.service;

import java.util.List;
import java.util.Set;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.GrantStanding;
import org.codexfield.licensing.GrantStandings;

/** Port: grants as they stand, as far as licensing knows. */
public interface StandingRows {

    /**
     * The grants of these identifiers; whether the parties take part and keys count is left open.
     */
    List<GrantStanding> find(Set<GrantId> grants);

    /** When a grant was suspended or revoked, the oldest first. */
    List<GrantStandings.Pause> pauses(GrantId grant);
}
