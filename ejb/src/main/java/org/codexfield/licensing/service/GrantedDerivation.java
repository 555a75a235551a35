package org.codexfield.licensing.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.codexfield.capsules.DerivationAnswer;
import org.codexfield.capsules.DerivationTerms;
import org.codexfield.capsules.verify.ParentTerms;
import org.codexfield.capsules.verify.Relation;
import org.codexfield.capsules.verify.ShareKind;
import org.codexfield.identity.OrganisationId;
import org.codexfield.licensing.model.Grants;
import org.codexfield.licensing.model.Grants.Derivable;
import org.codexfield.licensing.model.decision.CompiledLicence;
import org.codexfield.licensing.model.decision.Derivation;
import org.codexfield.licensing.model.language.Share;
import org.codexfield.shared.Digest;

/**
 * Permits an organisation to build on a version while it holds a grant whose action {@code derive}
 * the licence permits; the share that the licence asks for is frozen with it. Of several grants the
 * one with the largest share counts, so that no owner gets less than any of them says.
 */
@ApplicationScoped
class GrantedDerivation implements DerivationTerms {

    private static final int MOST_EACH = 100;

    /** What is permitted is larger than what is not; of the rest, what came furthest. */
    private static final Comparator<Judged> BY_SHARE =
            Comparator.comparing((Judged one) -> one.derivation().decision().isPermitted())
                    .thenComparing(
                            one -> one.derivation().share(), GrantedDerivation::compareShares)
                    .thenComparing(one -> one.derivation().decision().code())
                    .thenComparing(one -> one.licence().digest().hex());

    @Inject Grants grants;
    @Inject KeptLicences licences;
    @Inject Clock clock;

    /** What one grant says. */
    private record Judged(CompiledLicence licence, Derivation derivation) {

        DerivationAnswer answer() {
            return derivation.decision().isPermitted()
                    ? new DerivationAnswer.Permitted(terms())
                    : new DerivationAnswer.Refused(
                            licence.licence().title() + " " + licence.licence().version(),
                            derivation.decision().code().code(),
                            derivation.decision().rule());
        }

        private ParentTerms terms() {
            var digest = Optional.of(licence.digest());
            return derivation
                    .share()
                    .map(share -> new ParentTerms(digest, kind(share), share.ppm()))
                    .orElseGet(() -> new ParentTerms(digest, ShareKind.NONE, 0));
        }
    }

    @Override
    public Map<Digest, DerivationAnswer> answers(
            Map<Digest, Relation> parents, OrganisationId child) {
        var now = clock.instant();
        var held = grants.derivable(parents.keySet(), child, now, MOST_EACH);
        var judged =
                held.stream()
                        .collect(
                                Collectors.toMap(
                                        Derivable::version,
                                        grant -> judge(grant, now),
                                        BinaryOperator.maxBy(BY_SHARE)));
        var answers = new HashMap<Digest, DerivationAnswer>();
        judged.forEach((parent, one) -> answers.put(parent, one.answer()));
        return answers;
    }

    private Judged judge(Derivable grant, Instant now) {
        var licence = licences.of(grant.terms());
        var world = WorldWithoutCalls.of(now, grant.validFrom());
        return new Judged(licence, Derivation.of(licence, grant.purposes(), world));
    }

    private static int compareShares(Optional<Share> one, Optional<Share> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Boolean.compare(one.isPresent(), other.isPresent());
        }
        return Derivation.BY_SIZE.compare(one.get(), other.get());
    }

    private static ShareKind kind(Share share) {
        return switch (share.kind()) {
            case FIXED -> ShareKind.FIXED;
            case CASCADING -> ShareKind.CASCADING;
        };
    }
}
