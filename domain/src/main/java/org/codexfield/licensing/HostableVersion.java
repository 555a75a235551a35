package org.codexfield.licensing;

import java.time.Instant;
import org.codexfield.shared.Digest;

/**
 * A version of which an organisation may keep copies and serve them.
 *
 * @param manifestDigest the version
 * @param grant the grant that says so; of several, the one that holds longest
 * @param until the first instant at which that grant holds no more
 */
public record HostableVersion(Digest manifestDigest, GrantId grant, Instant until) {}
