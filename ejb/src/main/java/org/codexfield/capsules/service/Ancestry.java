package org.codexfield.capsules.service;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.codexfield.capsules.DerivationTerms;
import org.codexfield.capsules.model.DerivationIsNotPermitted;
import org.codexfield.capsules.model.DraftParent;
import org.codexfield.capsules.model.LineageTotals;
import org.codexfield.capsules.model.ParentIsUnknown;
import org.codexfield.capsules.model.ParentIsWithdrawn;
import org.codexfield.capsules.model.Seals;
import org.codexfield.capsules.model.Seals.KnownParent;
import org.codexfield.capsules.verify.ManifestParent;
import org.codexfield.capsules.verify.ParentTerms;
import org.codexfield.identity.OrganisationId;
import org.codexfield.shared.Digest;

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
     * @throws DerivationIsNotPermitted if no terms permit one
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
        var parents = named.stream().map(parent -> frozen(parent, known, child)).toList();
        var totals =
                LineageTotals.of(
                        parents, known.values().stream().map(KnownParent::lineage).toList(), seals);
        return new Checked(parents, totals);
    }

    private ManifestParent frozen(
            DraftParent named, Map<Digest, KnownParent> known, OrganisationId child) {
        var parent = known.get(named.manifestDigest());
        if (parent == null) {
            throw new ParentIsUnknown(named.manifestDigest());
        }
        if (parent.withdrawn()) {
            throw new ParentIsWithdrawn(parent.digest());
        }
        return new ManifestParent(
                parent.digest(), named.relation(), termsFor(named, parent.owner(), child));
    }

    /** What the owner's terms say; without any, what is one's own is free and the rest is not. */
    private ParentTerms termsFor(DraftParent named, OrganisationId owner, OrganisationId child) {
        Optional<ParentTerms> given =
                terms.stream()
                        .flatMap(
                                source ->
                                        source
                                                .permitting(
                                                        named.manifestDigest(),
                                                        named.relation(),
                                                        child)
                                                .stream())
                        .findFirst();
        if (given.isPresent()) {
            return given.get();
        }
        if (!owner.equals(child)) {
            throw new DerivationIsNotPermitted(named.manifestDigest(), named.relation());
        }
        return ParentTerms.NONE;
    }
}
