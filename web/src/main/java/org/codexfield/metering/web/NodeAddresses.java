package org.codexfield.metering.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.codexfield.metering.IpAddress;
import org.codexfield.metering.NodeEndpoint;
import org.codexfield.metering.service.EndpointGuard;
import org.codexfield.metering.service.LiveNode;

/**
 * To where the gateway connects for a node. A name is resolved once and judged, and it is the
 * judged address that is connected to; under TLS it is the name, since no other machine has the
 * certificate for it.
 */
@ApplicationScoped
public class NodeAddresses {

    private static final String TLS = "https";

    @SuppressWarnings("NullAway.Init")
    private EndpointGuard guard;

    /** For the container's proxy. */
    protected NodeAddresses() {}

    @Inject
    NodeAddresses(EndpointGuard guard) {
        this.guard = guard;
    }

    /**
     * Scheme, host and port, without a slash at the end.
     *
     * @throws org.codexfield.shared.DomainException if this server may not connect to it
     */
    String of(LiveNode node) {
        var target = guard.resolve(NodeEndpoint.parse(node.endpoint().toString()));
        var endpoint = target.endpoint();
        var host = endpoint.scheme().equals(TLS) ? endpoint.host() : literal(target.address());
        return endpoint.scheme() + "://" + host + ":" + endpoint.port();
    }

    private static String literal(IpAddress address) {
        try {
            var text = InetAddress.getByAddress(address.bytes()).getHostAddress();
            return text.indexOf(':') < 0 ? text : "[" + text + "]";
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address has 4 or 16 bytes", e);
        }
    }
}
