package org.codexfield.licensing.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.codexfield.capsules.DerivationTerms;
import org.codexfield.capsules.verify.ParentTerms;
import org.codexfield.capsules.verify.Relation;
import org.codexfield.capsules.verify.ShareKind;
import org.codexfield.identity.OrganisationId;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.CallCounts;
import org.codexfield.licensing.CredentialStatus;
import org.codexfield.licensing.StateOfWorld;
import org.codexfield.licensing.UseRequest;
import org.codexfield.licensing.model.Grant;
import org.codexfield.licensing.model.Grants;
import org.codexfield.licensing.model.decision.CompiledLicence;
import org.codexfield.licensing.model.language.Derivatives;
import org.codexfield.licensing.model.language.Licence;
import org.codexfield.licensing.model.language.LicenceText;
import org.codexfield.licensing.model.language.Rule;
import org.codexfield.licensing.model.language.Share;
import org.codexfield.shared.Digest;

/**
 * Permits an organisation to build on a version while it holds a grant whose action {@code derive}
 * the licence permits; the share that the licence asks for is frozen with it.
 */
@ApplicationScoped
class GrantedDerivation implements DerivationTerms {

    private static final int MOST = 100;

    @Inject Grants grants;
    @Inject LicensingViews views;
    @Inject Clock clock;

    @Override
    public Optional<ParentTerms> permitting(
            Digest parent, Relation relation, OrganisationId child) {
        var now = clock.instant();
        return grants.held(parent, child, now, MOST).stream()
                .flatMap(grant -> terms(grant, now).stream())
                .findFirst();
    }

    private Optional<ParentTerms> terms(Grant grant, Instant now) {
        if (!grant.scope().actions().contains(Action.DERIVE)) {
            return Optional.empty();
        }
        var digest = grant.facts().termsDigest();
        var licence = LicenceText.parse(views.licence(digest));
        return permits(new CompiledLicence(licence), grant, now)
                ? Optional.of(parentTerms(digest, licence))
                : Optional.empty();
    }

    /** What is unknown, such as a region, denies as everywhere. */
    private static boolean permits(CompiledLicence licence, Grant grant, Instant now) {
        var world =
                new StateOfWorld(
                        now,
                        grant.scope().validFrom(),
                        CallCounts.NONE_KNOWN,
                        CredentialStatus.VALID,
                        null,
                        null);
        return grant.scope().purposes().stream()
                .anyMatch(
                        purpose ->
                                licence.decide(
                                                new UseRequest(Action.DERIVE, purpose, null, null),
                                                world)
                                        .isPermitted());
    }

    private static ParentTerms parentTerms(Digest digest, Licence licence) {
        return licence.rules(Rule.Permit.class).stream()
                .flatMap(permit -> permit.derivatives().stream())
                .filter(Derivatives.Permitted.class::isInstance)
                .flatMap(permitted -> ((Derivatives.Permitted) permitted).share().stream())
                .findFirst()
                .map(share -> new ParentTerms(Optional.of(digest), kind(share), share.ppm()))
                .orElseGet(() -> new ParentTerms(Optional.of(digest), ShareKind.NONE, 0));
    }

    private static ShareKind kind(Share share) {
        return switch (share.kind()) {
            case FIXED -> ShareKind.FIXED;
            case CASCADING -> ShareKind.CASCADING;
        };
    }
}
