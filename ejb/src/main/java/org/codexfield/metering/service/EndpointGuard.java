package org.codexfield.metering.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.codexfield.config.Settings;
import org.codexfield.metering.EndpointIsUnacceptable;
import org.codexfield.metering.IpAddress;
import org.codexfield.metering.NodeEndpoint;
import org.codexfield.metering.model.HostResolver;

/**
 * Keeps this server from being sent to machines that only it can reach (server-side request
 * forgery): what strangers name as an endpoint must be on the public Internet. Addresses of the
 * machine itself are fine where {@code CODEXFIELD_NODE_LOOPBACK} says so; all others must be
 * reached by TLS, for what is sent there is paid for and not everybody's.
 *
 * <p>Asked when an endpoint is registered, and again before each new connection, for a name can
 * stand for another address by then (DNS rebinding). Whoever connects uses the very address that is
 * given back, and does not resolve the name again: between two resolutions the answer may change.
 * Under TLS a client may need the name, and resolve it again: then the certificate for the name is
 * what keeps others from being talked to. Redirects are not followed.
 *
 * <pre>{@code
 * var target = guard.resolve(node.endpoint());
 * connect(target.address().bytes(), target.endpoint().port(), target.endpoint().host());
 * }</pre>
 */
@ApplicationScoped
public class EndpointGuard {

    private static final String TLS = "https";

    private HostResolver resolver;
    private boolean loopback;

    /** For the container's proxy. */
    @SuppressWarnings("NullAway.Init")
    protected EndpointGuard() {}

    @Inject
    EndpointGuard(HostResolver resolver, Settings settings) {
        this.resolver = resolver;
        this.loopback = settings.nodeLoopback();
    }

    /**
     * An endpoint and the address that stands for it now.
     *
     * @param address to which alone a connection is made
     */
    public record Target(NodeEndpoint endpoint, IpAddress address) {}

    /**
     * Resolves an endpoint once. Every address of the name must be fit, so that nobody hides one
     * behind others.
     *
     * @throws EndpointIsUnacceptable if there is none, or one is not of the public Internet
     */
    public Target resolve(NodeEndpoint endpoint) {
        var addresses = resolver.resolve(endpoint.hostToResolve());
        if (addresses.isEmpty()) {
            throw new EndpointIsUnacceptable("its host has no address");
        }
        for (var address : addresses) {
            boolean own = loopback && address.isLoopback();
            if (!address.isPublic() && !own) {
                throw new EndpointIsUnacceptable(
                        "its host is not on the public Internet, or has an address that is not");
            }
            if (!own && !endpoint.scheme().equals(TLS)) {
                throw new EndpointIsUnacceptable(
                        "it must begin with https://, for it is reached over the Internet");
            }
        }
        return new Target(endpoint, addresses.get(0));
    }
}
