package org.codexfield.licensing.service;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import org.codexfield.evidence.Fact;
import org.codexfield.licensing.StageDecision;
import org.codexfield.licensing.model.AccessRequest;
import org.codexfield.licensing.model.Grant;
import org.codexfield.licensing.model.GrantEntry;
import org.codexfield.licensing.model.Grants;

/** Makes the grant of an approved request. */
@Dependent
class GrantMaking {

    @Inject Grants grants;
    @Inject RequestGround ground;
    @Inject Clock clock;
    @Inject Event<Fact> facts;

    /**
     * Keeps it and tells of it.
     *
     * @param by how the last stage ended
     * @throws org.codexfield.licensing.model.VersionIsWithdrawn if the version is published no more
     */
    void make(AccessRequest request, StageDecision by, String text) {
        ground.requirePublished(request.capsule(), request.capsuleDigest());
        var now = clock.instant();
        var provider = ground.known(request.provider()).did();
        var grant = new Grant(request, provider, ground.known(request.consumer()).did(), now);
        grants.add(grant);
        grants.add(GrantEntry.of(grant, GrantEntry.Kind.ISSUED, by.member(), text, now));
        facts.fire(grant.issued());
    }
}
