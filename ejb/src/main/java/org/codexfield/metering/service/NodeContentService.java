package org.codexfield.metering.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import org.codexfield.capsules.Contents;
import org.codexfield.capsules.SealedVersion;
import org.codexfield.capsules.SealedVersions;
import org.codexfield.capsules.VersionStatus;
import org.codexfield.capsules.verify.ManifestPart;
import org.codexfield.capsules.verify.PartPath;
import org.codexfield.licensing.HostingGrants;
import org.codexfield.metering.NodeId;
import org.codexfield.metering.model.Hostings;
import org.codexfield.metering.model.Node;
import org.codexfield.metering.model.NodeDoesNotHost;
import org.codexfield.metering.model.NodeTokenIsMissing;
import org.codexfield.metering.verify.NodeToken;
import org.codexfield.shared.Digest;

/**
 * Gives nodes what they are to host: manifests, and the bytes of parts. A node has no login: it
 * shows a token that it signed.
 */
@Stateless
@PermitAll
public class NodeContentService {

    @Inject NodeAccess access;
    @Inject Hostings hostings;
    @Inject HostingGrants grants;
    @Inject SealedVersions versions;
    @Inject Contents contents;
    @Inject Clock clock;

    /**
     * What a node asks for.
     *
     * @param token as the node signed it; empty if it sent none
     */
    public record Asked(NodeId node, String token, Digest manifest) {}

    /**
     * The canonical text of a manifest.
     *
     * @throws NodeDoesNotHost if the node is not to host the version
     * @throws NodeTokenIsMissing without a token
     * @throws org.codexfield.shared.DomainException if the token does not hold, or the node may not
     *     serve
     */
    public String manifest(Asked asked) {
        return versions.manifest(hosted(asked).id()).orElseThrow(NodeDoesNotHost::new);
    }

    /**
     * A part of a version; {@link #open} gives its bytes.
     *
     * @throws org.codexfield.shared.DomainException as {@link #manifest} says, and if there is no
     *     such part
     */
    public ManifestPart find(Asked asked, PartPath path) {
        return versions.part(hosted(asked).id(), path).orElseThrow(NodeDoesNotHost::new);
    }

    /** Opens a range of a part that was found; its first block is checked already. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Contents.Opened open(ManifestPart found, long from, long sizeBytes) {
        return contents.open(found.content(), from, sizeBytes);
    }

    private SealedVersion hosted(Asked asked) {
        var node = access.nodes.get(asked.node());
        if (asked.token().isEmpty()) {
            throw new NodeTokenIsMissing();
        }
        NodeToken.verify(
                asked.token(),
                node.did(),
                asked.node().value(),
                access.audience(),
                clock.instant());
        access.requireServing(node);
        return versions.find(asked.manifest())
                .filter(version -> version.status() == VersionStatus.PUBLISHED)
                .filter(version -> mayHost(node, asked.manifest()))
                .orElseThrow(NodeDoesNotHost::new);
    }

    private boolean mayHost(Node node, Digest manifest) {
        return hostings.isAssigned(node.id(), manifest)
                || grants.find(node.operator(), node.region(), manifest).isPresent();
    }
}
