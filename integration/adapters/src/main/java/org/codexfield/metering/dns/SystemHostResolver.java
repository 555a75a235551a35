package org.codexfield.metering.dns;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.codexfield.metering.IpAddress;
import org.codexfield.metering.model.HostResolver;

/** Asks as the machine is configured to; an IPv4 address within IPv6 comes back as itself. */
@ApplicationScoped
public class SystemHostResolver implements HostResolver {

    @Override
    public List<IpAddress> resolve(String host) {
        try {
            return Stream.of(InetAddress.getAllByName(host))
                    .map(address -> new IpAddress(address.getAddress()))
                    .toList();
        } catch (UnknownHostException e) {
            return List.of();
        }
    }
}
