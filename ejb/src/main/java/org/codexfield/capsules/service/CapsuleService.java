package org.codexfield.capsules.service;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import org.codexfield.capsules.model.Capsule;
import org.codexfield.capsules.model.CapsuleCommand;
import org.codexfield.capsules.model.CapsuleIsUnknown;
import org.codexfield.capsules.model.CapsuleNameIsTaken;
import org.codexfield.capsules.model.Capsules;
import org.codexfield.capsules.model.VersionIsNotSealed;
import org.codexfield.capsules.verify.CapsuleKind;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.evidence.Fact;
import org.codexfield.identity.CurrentUser;
import org.codexfield.shared.Digest;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;

/** Capsules: make one, look at it and at its versions. */
@Stateless
public class CapsuleService {

    @Inject CapsuleAccess access;
    @Inject Capsules capsules;
    @Inject CapsuleViews views;
    @Inject CurrentUser currentUser;
    @Inject Clock clock;
    @Inject Event<Fact> facts;

    /**
     * Makes a capsule without versions.
     *
     * @throws CapsuleNameIsTaken if the organisation has one of this name
     */
    @RolesAllowed("publisher")
    public CapsuleView create(CapsuleName name, CapsuleKind kind) {
        var owner = access.owner(CapsuleCommand.CREATE_CAPSULE, name.organisation());
        if (capsules.find(name).isPresent()) {
            throw new CapsuleNameIsTaken(name);
        }
        var capsule =
                new Capsule(
                        new Capsule.Owner(owner.id(), owner.slug(), owner.did()),
                        name.slug(),
                        kind,
                        currentUser.caller().member(),
                        clock.instant());
        capsules.add(capsule);
        facts.fire(capsule.created());
        return view(name);
    }

    /** The capsules of an organisation, for those who see its drafts. */
    @RolesAllowed("user")
    public Page<CapsuleView> list(String organisation, ListQuery query) {
        var owner = access.owner(CapsuleCommand.READ_DRAFTS, organisation);
        return views.capsules(owner.id(), query);
    }

    /** Every version of an organisation's capsules, for those who see its drafts. */
    @RolesAllowed("user")
    public Page<OwnVersionRow> ownVersions(String organisation, ListQuery query) {
        var owner = access.owner(CapsuleCommand.READ_DRAFTS, organisation);
        return views.ownVersions(owner.id(), query);
    }

    /** A capsule, if there is anything of it that the caller may see. */
    @PermitAll
    public CapsuleView get(CapsuleName name) {
        access.visible(name);
        return view(name);
    }

    /** The versions of a capsule that the caller may see, the highest number first. */
    @PermitAll
    public Page<VersionRow> versions(CapsuleName name, ListQuery query) {
        var capsule = access.visible(name);
        return views.versions(capsule.id(), query, !access.seesDrafts(capsule));
    }

    /** A version that the caller may see. */
    @PermitAll
    public VersionView version(CapsuleName name, VersionNumber number) {
        return views.version(access.visible(name, number).id());
    }

    /**
     * The name that a version has as a parent.
     *
     * @throws VersionIsNotSealed if it is a draft
     */
    @PermitAll
    public Digest manifestDigest(CapsuleName name, VersionNumber number) {
        return access.visible(name, number).manifestDigest().orElseThrow(VersionIsNotSealed::new);
    }

    /** The parts of a version that the caller may see. */
    @PermitAll
    public Page<PartView> parts(CapsuleName name, VersionNumber number, ListQuery query) {
        var version = access.visible(name, number);
        return views.parts(version.id(), CapsuleAccess.isDraft(version), query);
    }

    /**
     * The commands, by code, that the caller's roles allow for the capsules of an organisation;
     * whether the state of a version allows them too is another question.
     */
    @PermitAll
    public Set<String> commands(String organisation) {
        return access.allowed(organisation).stream()
                .map(CapsuleCommand::code)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Goes on only if the caller may: for a page that is of no use to anybody else.
     *
     * @param command its code
     */
    @PermitAll
    public void requireCommand(String organisation, String command) {
        access.owner(CapsuleCommand.of(command), organisation);
    }

    private CapsuleView view(CapsuleName name) {
        return views.capsule(name).orElseThrow(() -> new CapsuleIsUnknown(name.toString()));
    }
}
