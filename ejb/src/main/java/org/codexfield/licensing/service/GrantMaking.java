package org.codexfield.licensing.service;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import org.codexfield.evidence.Fact;
import org.codexfield.evidence.LoggedDocuments;
import org.codexfield.licensing.AccessRequestDecided;
import org.codexfield.licensing.model.AccessRequest;
import org.codexfield.licensing.model.Grant;
import org.codexfield.licensing.model.GrantEntry;
import org.codexfield.licensing.model.Grants;

/** Makes the grant of an approved request; its document names that of the approval. */
@Dependent
class GrantMaking {

    @Inject Grants grants;
    @Inject RequestGround ground;
    @Inject LoggedDocuments documents;
    @Inject Clock clock;
    @Inject Event<Fact> facts;

    /**
     * Keeps it and tells of it.
     *
     * @param approval the fact that made the request approved, which the log was told already
     * @throws org.codexfield.licensing.model.VersionIsWithdrawn if the version is published no more
     */
    void make(AccessRequest request, AccessRequestDecided approval, String text) {
        ground.requirePublished(request.capsule(), request.capsuleDigest());
        var now = clock.instant();
        var provider = ground.known(request.provider()).did();
        var grant = new Grant(request, provider, ground.known(request.consumer()).did(), now);
        grants.add(grant);
        var by = approval.decision().member();
        grants.add(GrantEntry.of(grant, GrantEntry.Kind.ISSUED, by, text, now));
        var document =
                documents
                        .find(approval.leafType(), request.id().value())
                        .orElseThrow(() -> new IllegalStateException("It was logged just now"));
        facts.fire(grant.issued(document.leaf().documentDigest()));
    }
}
