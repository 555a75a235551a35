package org.codexfield.metering.model;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.codexfield.metering.HostAssigned;
import org.codexfield.metering.HostedVersion;
import org.codexfield.metering.NodeId;
import org.codexfield.metering.verify.NodeHeartbeat;
import org.codexfield.shared.Digest;

/** Who is to host what, who has what, and how nodes do. Written often, so kept without objects. */
public interface Hostings {

    /**
     * Takes what a node says of itself, and keeps others from changing what it hosts until the
     * transaction ends.
     *
     * @return whether it is later than what it said last; nothing is changed otherwise
     */
    boolean beat(NodeHeartbeat heartbeat, Instant now);

    /** Keeps others from changing what the node hosts until the transaction ends. */
    void lock(NodeId node);

    /** Has a node host a version for its owner. */
    void assign(HostAssigned assigned);

    /**
     * No longer has a node host a version for its owner.
     *
     * @return whether it was to before
     */
    boolean release(NodeId node, Digest manifest);

    /** How many versions the node is to host for their owners. */
    long assigned(NodeId node);

    /** Whether the node is to host the version for its owner. */
    boolean isAssigned(NodeId node, Digest manifest);

    /** What the node is to host for owners. */
    List<HostedVersion> assignments(NodeId node);

    /** What the node is to host, as far as it was written down. */
    List<Hosting> of(NodeId node);

    /** Writes down what else a node is to host. */
    void add(NodeId node, Collection<Hosting> more);

    /** Writes down what is otherwise with versions that the node is to host. */
    void change(NodeId node, Collection<Hosting> changed);

    /** Strikes out what the node is to host no more. */
    void remove(NodeId node, Collection<Digest> manifests);

    /** Strikes out what the node hosts, as long as it does not say again that it does. */
    void removeAll(NodeId node);

    /** Strikes out what the node was to host for owners too: it never comes back. */
    void end(NodeId node);

    /** Strikes out a version everywhere, for it was withdrawn. */
    void end(Digest manifest);

    /** When the node was, or is, to host a version, as far as is known. */
    List<Hosted> times(NodeId node, Digest manifest);

    /** From a first instant up to, and without, a last one. */
    record Hosted(Instant since, Instant until) {

        /** Whether the instant lies in it. */
        public boolean at(Instant instant) {
            return !instant.isBefore(since) && instant.isBefore(until);
        }
    }
}
