package org.codexfield.capsules.service;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.codexfield.capsules.SealedVersion;
import org.codexfield.capsules.model.CapsuleCommand;
import org.codexfield.capsules.model.CapsuleVersion;
import org.codexfield.capsules.model.CapsuleVersions;
import org.codexfield.capsules.model.DraftParent;
import org.codexfield.capsules.model.TooManyOf;
import org.codexfield.capsules.model.VersionNumberIsTaken;
import org.codexfield.capsules.verify.CallProtocol;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.Documentation;
import org.codexfield.capsules.verify.ManifestHead;
import org.codexfield.capsules.verify.ManifestParent;
import org.codexfield.capsules.verify.Relation;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.evidence.Fact;
import org.codexfield.identity.CurrentUser;
import org.codexfield.shared.Digest;
import org.codexfield.shared.StaleVersion;
import org.jspecify.annotations.Nullable;

/** Drafts: begin one, write what it says of itself, name its parents. */
@Stateless
@RolesAllowed("publisher")
public class DraftService {

    private static final long MAX_VERSIONS = 10_000;

    @Inject CapsuleAccess access;
    @Inject CapsuleVersions versions;
    @Inject CapsuleViews views;
    @Inject Ancestry ancestry;
    @Inject CurrentUser currentUser;
    @Inject Clock clock;
    @Inject Event<Fact> facts;

    /**
     * Begins a version.
     *
     * @throws VersionNumberIsTaken if the capsule has one of this number
     */
    public VersionView begin(CapsuleName name, VersionNumber number) {
        var capsule = access.toChange(CapsuleCommand.DRAFT_VERSION, name);
        if (versions.find(capsule.id(), number).isPresent()) {
            throw new VersionNumberIsTaken(number);
        }
        if (versions.count(capsule.id()) >= MAX_VERSIONS) {
            throw new TooManyOf("versions", MAX_VERSIONS);
        }
        var draft =
                new CapsuleVersion(capsule, number, currentUser.caller().member(), clock.instant());
        versions.add(draft);
        facts.fire(draft.drafted());
        return views.version(draft.id());
    }

    /**
     * Writes what a draft says of itself.
     *
     * @param seen the revision that the caller saw; none to write whatever there is
     */
    public VersionView describe(
            CapsuleName name,
            VersionNumber number,
            Optional<Long> seen,
            Documentation documentation,
            Optional<CallProtocol> protocol) {
        var capsule = access.toChange(CapsuleCommand.WRITE_DOCUMENTATION, name);
        var draft = access.locked(capsule, number);
        seen.ifPresent(revision -> StaleVersion.require(revision, draft.version()));
        // refuses a protocol that the kind cannot have
        new ManifestHead(name, number, capsule.kind(), capsule.creator(), protocol);
        facts.fire(draft.describe(documentation, protocol));
        versions.flush();
        return views.version(draft.id());
    }

    /**
     * A parent to be named.
     *
     * @param manifestDigest the parent's manifest
     * @param relation what the draft has to do with it
     */
    public record Parent(Digest manifestDigest, Relation relation) {}

    /**
     * Names the parents of a draft; whether they may be, sealing decides.
     *
     * @param seen the revision that the caller saw; none to write whatever there is
     */
    public VersionView nameParents(
            CapsuleName name, VersionNumber number, Optional<Long> seen, List<Parent> parents) {
        var capsule = access.toChange(CapsuleCommand.NAME_PARENTS, name);
        var draft = access.locked(capsule, number);
        seen.ifPresent(revision -> StaleVersion.require(revision, draft.version()));
        facts.fire(
                draft.descendFrom(
                        parents.stream()
                                .map(
                                        each ->
                                                new DraftParent(
                                                        each.manifestDigest(), each.relation()))
                                .toList()));
        versions.flush();
        return views.version(draft.id());
    }

    /**
     * The parents of a draft with the terms that sealing would freeze now.
     *
     * @throws org.codexfield.shared.DomainException if sealing would refuse one
     */
    public List<VersionView.ParentView> frozenParents(CapsuleName name, VersionNumber number) {
        var capsule = access.toChange(CapsuleCommand.NAME_PARENTS, name);
        var draft = access.existing(capsule, number);
        var frozen = ancestry.check(draft.parents(), capsule.owner()).parents();
        var known =
                views.sealed(
                        frozen.stream()
                                .map(ManifestParent::manifestDigest)
                                .collect(Collectors.toSet()),
                        Optional.of(capsule.owner()));
        return frozen.stream()
                .map(parent -> view(parent, known.get(parent.manifestDigest())))
                .toList();
    }

    private static VersionView.ParentView view(
            ManifestParent parent, @Nullable SealedVersion known) {
        var told = Optional.ofNullable(known);
        return new VersionView.ParentView(
                parent.manifestDigest().hex(),
                parent.relation().code(),
                told.map(version -> version.capsule().toString()),
                told.map(version -> version.number().value()),
                parent.termsDigest().map(Digest::hex),
                parent.terms().shareKind().code(),
                parent.sharePpm());
    }
}
