package org.codexfield.metering.service;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import org.codexfield.capsules.SealedVersion;
import org.codexfield.capsules.SealedVersions;
import org.codexfield.capsules.VersionStatus;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.evidence.Fact;
import org.codexfield.metering.HostedVersion;
import org.codexfield.metering.NodeId;
import org.codexfield.metering.model.Hostings;
import org.codexfield.metering.model.MeteringCommand;
import org.codexfield.metering.model.TooManyOf;
import org.codexfield.metering.model.VersionIsUnknown;
import org.codexfield.metering.model.VersionTakesNoHost;
import org.codexfield.metering.verify.NodeHeartbeat;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;

/** Owners say which nodes host their versions. */
@Stateless
public class HostingService {

    @Inject NodeAccess access;
    @Inject NodeViews views;
    @Inject Hostings hostings;
    @Inject HostingSync sync;
    @Inject SealedVersions versions;
    @Inject Clock clock;
    @Inject Event<Fact> facts;

    /**
     * Has a node host a published version. Twice is the same as once.
     *
     * @throws VersionTakesNoHost unless the version is published
     * @throws org.codexfield.shared.DomainException if the caller may not, or the node may not host
     */
    @RolesAllowed({"publisher", "steward"})
    public void assign(CapsuleName capsule, VersionNumber number, NodeId id) {
        var owned = owned(MeteringCommand.ASSIGN_HOST, capsule, number);
        if (owned.status() != VersionStatus.PUBLISHED) {
            throw new VersionTakesNoHost();
        }
        var node = access.nodes.get(id);
        var by = access.permit.caller().member();
        var fact = node.assign(hosted(owned), owned.owner(), by, clock.instant());
        hostings.lock(id);
        if (hostings.isAssigned(id, owned.manifestDigest())) {
            return;
        }
        if (hostings.assigned(id) >= NodeHeartbeat.MAX_HOSTED) {
            throw new TooManyOf("versions on the node", NodeHeartbeat.MAX_HOSTED);
        }
        hostings.assign(fact);
        facts.fire(fact);
        sync.refresh(node);
    }

    /** No longer has a node host a version. Twice is the same as once. */
    @RolesAllowed({"publisher", "steward"})
    public void release(CapsuleName capsule, VersionNumber number, NodeId id) {
        var owned = owned(MeteringCommand.RELEASE_HOST, capsule, number);
        var node = access.nodes.get(id);
        hostings.lock(id);
        if (hostings.release(id, owned.manifestDigest())) {
            var by = access.permit.caller().member();
            facts.fire(node.release(hosted(owned), owned.owner(), by, clock.instant()));
            sync.refresh(node);
        }
    }

    /** Whether the caller decides which nodes host the versions of a capsule. */
    @PermitAll
    public boolean mayAssign(CapsuleName capsule) {
        return access.organisations
                .find(capsule.organisation())
                .filter(owner -> access.permit.allows(MeteringCommand.ASSIGN_HOST, owner.id()))
                .isPresent();
    }

    /** Who is to host a version, for those who decide it. */
    @RolesAllowed({"publisher", "steward"})
    public Page<HostingView> hosts(CapsuleName capsule, VersionNumber number, ListQuery query) {
        var owned = owned(MeteringCommand.ASSIGN_HOST, capsule, number);
        return views.hostsOf(owned.manifestDigest(), query, clock.instant());
    }

    private SealedVersion owned(
            MeteringCommand command, CapsuleName capsule, VersionNumber number) {
        var owner =
                access.organisations
                        .find(capsule.organisation())
                        .orElseThrow(() -> unknown(capsule, number));
        access.permit.require(command, owner.id());
        return versions.find(capsule, number).orElseThrow(() -> unknown(capsule, number));
    }

    private static VersionIsUnknown unknown(CapsuleName capsule, VersionNumber number) {
        return new VersionIsUnknown(capsule.toString(), number.value());
    }

    private static HostedVersion hosted(SealedVersion version) {
        return new HostedVersion(version.capsule(), version.number(), version.manifestDigest());
    }
}
