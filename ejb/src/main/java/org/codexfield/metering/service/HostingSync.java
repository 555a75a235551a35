package org.codexfield.metering.service;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.codexfield.capsules.SealedVersions;
import org.codexfield.capsules.VersionStatus;
import org.codexfield.licensing.HostableVersion;
import org.codexfield.licensing.HostingGrants;
import org.codexfield.metering.HostedVersion;
import org.codexfield.metering.model.Hosting;
import org.codexfield.metering.model.Hosting.Ground;
import org.codexfield.metering.model.Hostings;
import org.codexfield.metering.model.Node;
import org.codexfield.shared.Digest;

/**
 * Brings what is written down of a node's hosting up to what assignments and grants say now. Only
 * differences are written. Whoever calls has locked the node's hosting.
 */
@Dependent
class HostingSync {

    @Inject Hostings hostings;
    @Inject HostingGrants grants;
    @Inject SealedVersions versions;

    /** The same, with the versions that the node says it has. */
    Collection<Hosting> refresh(Node node, Set<Digest> has) {
        return refresh(node, known(node), has::contains);
    }

    /** What the node is to host; what it has stays as it said last. */
    Collection<Hosting> refresh(Node node) {
        var known = known(node);
        return refresh(
                node, known, digest -> known.containsKey(digest) && known.get(digest).held());
    }

    private Collection<Hosting> refresh(
            Node node, Map<Digest, Hosting> known, Predicate<Digest> has) {
        var wanted = wanted(node, known, has);
        var gone = new HashSet<>(known.keySet());
        gone.removeAll(wanted.keySet());
        hostings.remove(node.id(), gone);
        hostings.add(
                node.id(),
                wanted.values().stream().filter(one -> !known.containsKey(digest(one))).toList());
        hostings.change(
                node.id(),
                wanted.values().stream()
                        .filter(one -> known.containsKey(digest(one)))
                        .filter(one -> !one.equals(known.get(digest(one))))
                        .toList());
        return wanted.values();
    }

    private Map<Digest, Hosting> wanted(
            Node node, Map<Digest, Hosting> known, Predicate<Digest> has) {
        var wanted = new LinkedHashMap<Digest, Hosting>();
        for (var version : hostings.assignments(node.id())) {
            var digest = version.manifestDigest();
            wanted.put(
                    digest,
                    new Hosting(version, Ground.ASSIGNMENT, Hosting.noEnd(), has.test(digest)));
        }
        for (var hostable : grants.of(node.operator(), node.region())) {
            var digest = hostable.manifestDigest();
            if (!wanted.containsKey(digest)) {
                version(hostable, known)
                        .ifPresent(
                                version ->
                                        wanted.put(
                                                digest,
                                                new Hosting(
                                                        version,
                                                        Ground.GRANT,
                                                        hostable.until(),
                                                        has.test(digest))));
            }
        }
        return wanted;
    }

    /**
     * A grant outlives the version, which may be withdrawn by now; what is known is struck out
     * then.
     */
    private Optional<HostedVersion> version(HostableVersion hostable, Map<Digest, Hosting> known) {
        var written = known.get(hostable.manifestDigest());
        if (written != null) {
            return Optional.of(written.version());
        }
        return versions.find(hostable.manifestDigest())
                .filter(version -> version.status() == VersionStatus.PUBLISHED)
                .map(
                        version ->
                                new HostedVersion(
                                        version.capsule(),
                                        version.number(),
                                        version.manifestDigest()));
    }

    private Map<Digest, Hosting> known(Node node) {
        List<Hosting> written = hostings.of(node.id());
        return written.stream()
                .collect(
                        Collectors.toMap(
                                HostingSync::digest,
                                Function.identity(),
                                (one, other) -> one,
                                HashMap::new));
    }

    private static Digest digest(Hosting hosting) {
        return hosting.version().manifestDigest();
    }
}
