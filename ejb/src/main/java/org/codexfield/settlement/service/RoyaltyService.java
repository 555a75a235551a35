package org.codexfield.settlement.service;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.codexfield.capsules.LineageDirectory;
import org.codexfield.capsules.SealedVersion;
import org.codexfield.capsules.SealedVersions;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.identity.DocumentSigner;
import org.codexfield.identity.OrganisationDirectory;
import org.codexfield.identity.OrganisationId;
import org.codexfield.settlement.model.EarningVersionIsUnknown;
import org.codexfield.settlement.model.PreviewIsUnclear;
import org.codexfield.settlement.verify.Charge;
import org.codexfield.settlement.verify.FeeSchedule;
import org.codexfield.settlement.verify.LineageVersion;
import org.codexfield.settlement.verify.RoyaltyPlan;
import org.codexfield.settlement.verify.VersionGraph;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;

/** Royalties before anything is paid: who would get what of a charge, and why. */
@Stateless
@RolesAllowed("user")
public class RoyaltyService {

    @Inject SealedVersions versions;
    @Inject LineageDirectory lineages;
    @Inject OrganisationDirectory organisations;
    @Inject DocumentSigner signer;
    @Inject PreviewPlaces places;

    /**
     * What would be divided, and along which lineage: of a sealed version, or one that need not
     * exist.
     *
     * @param capsule the sealed version's capsule
     * @param number its number
     * @param lineage instead: the earning version, first, and all its ancestors
     */
    public record Question(
            Optional<CapsuleName> capsule,
            Optional<VersionNumber> number,
            List<LineageVersion> lineage,
            Charge charge) {
        /** Copies. */
        public Question {
            lineage = List.copyOf(lineage);
        }
    }

    /**
     * How a charge would be divided. Of versions that the caller may not see only digests and
     * amounts are told.
     *
     * @throws PreviewIsUnclear if it names no version and no lineage, or both
     * @throws EarningVersionIsUnknown if the caller may not see the version
     * @throws org.codexfield.settlement.model.PreviewsAreBusy if too many are being reckoned
     * @throws org.codexfield.shared.DomainException if it is no lineage, or passes a limit
     */
    public RoyaltyPreview preview(Question question) {
        return places.in(() -> answer(question));
    }

    private RoyaltyPreview answer(Question question) {
        boolean named = question.capsule().isPresent() && question.number().isPresent();
        if (named && question.lineage().isEmpty()) {
            return ofVersion(question.capsule().get(), question.number().get(), question.charge());
        }
        if (question.lineage().isEmpty()
                || question.capsule().isPresent()
                || question.number().isPresent()) {
            throw new PreviewIsUnclear();
        }
        var shown = new ShownRoyalties();
        question.lineage().forEach(shown::add);
        var earning = question.lineage().get(0).manifest();
        return shown.preview(plan(question.lineage(), earning), question.charge());
    }

    private RoyaltyPreview ofVersion(CapsuleName capsule, VersionNumber number, Charge charge) {
        var earning =
                versions.find(capsule, number)
                        .map(SealedVersion::manifestDigest)
                        .filter(digest -> !lineages.seen(Set.of(digest)).isEmpty())
                        .orElseThrow(
                                () -> new EarningVersionIsUnknown(capsule + " " + number.value()));
        var entries = lineages.lineage(earning);
        var dids = dids(entries);
        var lineage = entries.stream().map(entry -> ruled(entry, dids)).toList();
        var seen =
                lineages.seen(
                        lineage.stream().map(LineageVersion::manifest).collect(Collectors.toSet()));
        var shown = new ShownRoyalties();
        lineage.stream().filter(version -> seen.contains(version.manifest())).forEach(shown::add);
        return shown.preview(plan(lineage, earning), charge);
    }

    private RoyaltyPlan plan(Collection<LineageVersion> lineage, Digest earning) {
        return new RoyaltyPlan(
                VersionGraph.of(lineage).lineage(earning),
                FeeSchedule.FIRST,
                signer.installation());
    }

    private static LineageVersion ruled(
            LineageDirectory.Entry entry, Map<OrganisationId, Did> dids) {
        var version = entry.version();
        return new LineageVersion(
                version.manifestDigest(),
                version.capsule() + " " + version.number().value(),
                Objects.requireNonNull(dids.get(version.owner())),
                version.kind(),
                entry.parents());
    }

    private Map<OrganisationId, Did> dids(List<LineageDirectory.Entry> lineage) {
        var dids = new HashMap<OrganisationId, Did>();
        for (var entry : lineage) {
            dids.computeIfAbsent(
                    entry.version().owner(), id -> organisations.find(id).orElseThrow().did());
        }
        return dids;
    }
}
