package org.codexfield.licensing.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.codexfield.identity.OrganisationId;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.HostableVersion;
import org.codexfield.licensing.HostingGrants;
import org.codexfield.licensing.UseRequest;
import org.codexfield.licensing.model.Grants;
import org.codexfield.licensing.model.Grants.Hostable;
import org.codexfield.shared.Digest;

/**
 * Lets an organisation host a version while it holds a grant whose action {@code host} the licence
 * permits where the node stands. Nobody knows the region of an organisation yet, so a licence that
 * asks for it permits no hosting.
 */
@ApplicationScoped
class GrantedHosting implements HostingGrants {

    @Inject Grants grants;
    @Inject KeptLicences licences;
    @Inject Clock clock;

    @Override
    public List<HostableVersion> of(OrganisationId holder, String nodeRegion) {
        return List.copyOf(permitted(holder, nodeRegion, Optional.empty()));
    }

    @Override
    public Optional<HostableVersion> find(
            OrganisationId holder, String nodeRegion, Digest manifest) {
        return permitted(holder, nodeRegion, Optional.of(manifest)).stream().findFirst();
    }

    private Collection<HostableVersion> permitted(
            OrganisationId holder, String nodeRegion, Optional<Digest> version) {
        var now = clock.instant();
        var held = grants.hostable(holder, version, now, MOST);
        return held.stream()
                .filter(grant -> permits(grant, nodeRegion, now))
                .map(
                        grant ->
                                new HostableVersion(
                                        grant.version(), grant.grant(), grant.validUntil()))
                .collect(
                        Collectors.toMap(
                                HostableVersion::manifestDigest,
                                hostable -> hostable,
                                BinaryOperator.maxBy(Comparator.comparing(HostableVersion::until))))
                .values();
    }

    private boolean permits(Hostable grant, String nodeRegion, Instant now) {
        var world = WorldWithoutCalls.of(now, grant.validFrom());
        var licence = licences.of(grant.terms());
        return grant.purposes().stream()
                .map(purpose -> new UseRequest(Action.HOST, purpose, null, nodeRegion))
                .anyMatch(request -> licence.decide(request, world).isPermitted());
    }
}
