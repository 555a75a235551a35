package org.codexfield.metering.model;

import java.util.List;
import org.codexfield.metering.IpAddress;

/** Port: asks the network for the addresses of a host. */
public interface HostResolver {

    /**
     * The addresses of a name; of an address, itself.
     *
     * @return none when there is no such host
     */
    List<IpAddress> resolve(String host);
}
