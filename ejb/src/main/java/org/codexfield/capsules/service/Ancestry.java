package org.codexfield.capsules.service;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.codexfield.capsules.DerivationAnswer;
import org.codexfield.capsules.DerivationTerms;
import org.codexfield.capsules.model.DerivationIsNotPermitted;
import org.codexfield.capsules.model.DraftParent;
import org.codexfield.capsules.model.LineageTotals;
import org.codexfield.capsules.model.ParentIsUnknown;
import org.codexfield.capsules.model.ParentIsWithdrawn;
import org.codexfield.capsules.model.Seals;
import org.codexfield.capsules.model.Seals.KnownParent;
import org.codexfield.capsules.model.TermsForbidDerivation;
import org.codexfield.capsules.verify.ManifestParent;
import org.codexfield.capsules.verify.ParentTerms;
import org.codexfield.identity.OrganisationId;
import org.codexfield.shared.Digest;
import org.jspecify.annotations.Nullable;

/** Whether a draft may have the parents that it names, and under which terms. */
@Dependent
class Ancestry {

    @Inject Seals seals;
    @Inject Instance<DerivationTerms> terms;

    /**
     * Parents with their terms frozen.
     *
     * @param totals what all ancestors add up to
     */
    record Checked(List<ManifestParent> parents, LineageTotals totals) {}

    /**
     * Checks the parents of a draft.
     *
     * @throws ParentIsUnknown if one was never sealed
     * @throws ParentIsWithdrawn if one was taken back
     * @throws DerivationIsNotPermitted if no terms are about one
     * @throws TermsForbidDerivation if its terms do not permit it now
     * @throws org.codexfield.shared.DomainException if the lineage passes a limit
     */
    Checked check(List<DraftParent> named, OrganisationId child) {
        Map<Digest, KnownParent> known =
                seals
                        .parents(
                                named.stream()
                                        .map(DraftParent::manifestDigest)
                                        .collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.toMap(KnownParent::digest, Function.identity()));
        var answers = answers(named, child);
        var parents =
                named.stream()
                        .map(
                                parent ->
                                        frozen(
                                                parent,
                                                known,
                                                answers.get(parent.manifestDigest()),
                                                child))
                        .toList();
        var totals =
                LineageTotals.of(
                        parents, known.values().stream().map(KnownParent::lineage).toList(), seals);
        return new Checked(parents, totals);
    }

    /** All parents are asked for at once; where several answer, who permits. */
    private Map<Digest, DerivationAnswer> answers(List<DraftParent> named, OrganisationId child) {
        var relations =
                named.stream()
                        .collect(
                                Collectors.toMap(
                                        DraftParent::manifestDigest,
                                        DraftParent::relation,
                                        (one, same) -> one));
        return terms.stream()
                .flatMap(source -> source.answers(relations, child).entrySet().stream())
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                Map.Entry::getValue,
                                (one, other) ->
                                        one instanceof DerivationAnswer.Permitted ? one : other));
    }

    private static ManifestParent frozen(
            DraftParent named,
            Map<Digest, KnownParent> known,
            @Nullable DerivationAnswer answer,
            OrganisationId child) {
        var parent = known.get(named.manifestDigest());
        if (parent == null) {
            throw new ParentIsUnknown(named.manifestDigest());
        }
        if (parent.withdrawn()) {
            throw new ParentIsWithdrawn(parent.digest());
        }
        return new ManifestParent(
                parent.digest(), named.relation(), terms(named, parent, answer, child));
    }

    /** What the owner's terms say; without any, what is one's own is free and the rest is not. */
    private static ParentTerms terms(
            DraftParent named,
            KnownParent parent,
            @Nullable DerivationAnswer answer,
            OrganisationId child) {
        if (answer instanceof DerivationAnswer.Permitted permitted) {
            return permitted.terms();
        }
        if (parent.owner().equals(child)) {
            return ParentTerms.NONE;
        }
        if (answer instanceof DerivationAnswer.Refused refused) {
            throw new TermsForbidDerivation(parent.name(), named.relation(), refused);
        }
        throw new DerivationIsNotPermitted(parent.name(), named.relation());
    }
}
