package org.codexfield.licensing.service;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.codexfield.identity.Participants;
import org.codexfield.licensing.AccessRequestDecided;
import org.codexfield.licensing.model.AccessRequest;
import org.codexfield.licensing.model.Offers;
import org.codexfield.licensing.model.RuleAuthor;

/** Lets the rule of a route decide, where whoever wrote it might. */
@Dependent
class RouteRule {

    @Inject Offers offers;
    @Inject Participants participants;
    @Inject Clock clock;

    /** What the rule decided, if it decides. */
    Optional<AccessRequestDecided> decide(AccessRequest request) {
        var author = offers.terms(request.offer(), request.offerRevision()).author();
        return request.approveByRule(
                participants.kindsOf(request.consumer()),
                new RuleAuthor(author, participants.organisationsOf(author, request.createdAt())),
                clock.instant());
    }
}
