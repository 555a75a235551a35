package org.codexfield.capsules.service;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codexfield.capsules.VersionStatus;
import org.codexfield.capsules.model.Capsule;
import org.codexfield.capsules.model.CapsuleCommand;
import org.codexfield.capsules.model.CapsuleIsUnknown;
import org.codexfield.capsules.model.CapsuleVersion;
import org.codexfield.capsules.model.CapsuleVersions;
import org.codexfield.capsules.model.Capsules;
import org.codexfield.capsules.model.VersionIsUnknown;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.identity.KnownOrganisation;
import org.codexfield.identity.OrganisationDirectory;

/**
 * Finds what a command or a reading is about, after asking whether the caller may: whoever may not
 * learns nothing of what there is.
 */
@Dependent
class CapsuleAccess {

    @Inject OrganisationDirectory organisations;
    @Inject Capsules capsules;
    @Inject CapsuleVersions versions;
    @Inject CapsulePermit permit;

    /** The organisation of a name's first half, if the caller may do this to its capsules. */
    KnownOrganisation owner(CapsuleCommand command, String organisation) {
        var owner =
                organisations
                        .find(organisation)
                        .orElseThrow(() -> new CapsuleIsUnknown(organisation));
        permit.require(command, owner.id());
        return owner;
    }

    /** What the caller's roles allow; nothing where there is no such organisation. */
    Set<CapsuleCommand> allowed(String organisation) {
        return organisations.find(organisation).stream()
                .flatMap(
                        owner ->
                                Stream.of(CapsuleCommand.values())
                                        .filter(command -> permit.allows(command, owner.id())))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The capsule, if the caller may do this to it. */
    Capsule toChange(CapsuleCommand command, CapsuleName name) {
        owner(command, name.organisation());
        return capsules.get(name);
    }

    /** The version, locked until the transaction ends; the permission was asked for before. */
    CapsuleVersion locked(Capsule of, VersionNumber number) {
        return versions.lock(existing(of, number).id());
    }

    /** The version; the permission was asked for before. */
    CapsuleVersion existing(Capsule of, VersionNumber number) {
        return versions.find(of.id(), number).orElseThrow(() -> unknown(of.name(), number));
    }

    /** The capsule, if there is anything of it that the caller may see. */
    Capsule visible(CapsuleName name) {
        return capsules.find(name)
                .filter(capsule -> seesDrafts(capsule) || versions.anyPublic(capsule.id()))
                .orElseThrow(() -> new CapsuleIsUnknown(name.toString()));
    }

    /** The version, if the caller may see it. */
    CapsuleVersion visible(CapsuleName name, VersionNumber number) {
        Optional<Capsule> capsule = capsules.find(name);
        return capsule.flatMap(of -> versions.find(of.id(), number))
                .filter(
                        version ->
                                version.isPublic()
                                        || permit.allows(
                                                CapsuleCommand.READ_DRAFTS, version.owner()))
                .orElseThrow(() -> unknown(name, number));
    }

    /** Whether the caller sees what is not published. */
    boolean seesDrafts(Capsule capsule) {
        return permit.allows(CapsuleCommand.READ_DRAFTS, capsule.owner());
    }

    static boolean isDraft(CapsuleVersion version) {
        return version.status() == VersionStatus.DRAFT;
    }

    private static VersionIsUnknown unknown(CapsuleName name, VersionNumber number) {
        return new VersionIsUnknown(name.toString(), number.value());
    }
}
