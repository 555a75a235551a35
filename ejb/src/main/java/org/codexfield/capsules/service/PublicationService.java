package org.codexfield.capsules.service;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import org.codexfield.capsules.model.Capsule;
import org.codexfield.capsules.model.CapsuleCommand;
import org.codexfield.capsules.model.CapsuleVersions;
import org.codexfield.capsules.model.Capsules;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.evidence.Fact;

/** Brings sealed versions into the catalogue, and takes them back. */
@Stateless
public class PublicationService {

    @Inject CapsuleAccess access;
    @Inject Capsules capsules;
    @Inject CapsuleVersions versions;
    @Inject CapsuleViews views;
    @Inject Clock clock;
    @Inject Event<Fact> facts;

    /** Brings a sealed version into the catalogue. */
    @RolesAllowed("publisher")
    public VersionView publish(CapsuleName name, VersionNumber number) {
        var capsule = capsules.lock(access.toChange(CapsuleCommand.PUBLISH_VERSION, name).id());
        var version = access.locked(capsule, number);
        facts.fire(version.publish(capsule, clock.instant()));
        list(capsule);
        return views.version(version.id());
    }

    /** Takes a version back: its documents stay, its bytes are given to nobody. */
    @RolesAllowed({"publisher", "steward"})
    public VersionView withdraw(CapsuleName name, VersionNumber number, String reason) {
        var capsule = capsules.lock(access.toChange(CapsuleCommand.WITHDRAW_VERSION, name).id());
        var version = access.locked(capsule, number);
        facts.fire(version.withdraw(capsule, reason, clock.instant()));
        list(capsule);
        return views.version(version.id());
    }

    /** The catalogue shows the newest version that is published. */
    private void list(Capsule capsule) {
        versions.flush();
        int before = capsule.listed().isPresent() ? 1 : 0;
        capsule.list(versions.newestPublished(capsule.id())).ifPresent(facts::fire);
        versions.flush();
        int after = capsule.listed().isPresent() ? 1 : 0;
        if (after != before) {
            capsules.count(capsule, after - before);
        }
    }
}
