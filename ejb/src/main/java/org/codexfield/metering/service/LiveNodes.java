package org.codexfield.metering.service;

import java.util.List;
import org.codexfield.shared.Digest;

/** Query: where a version can be had now. It asks nobody who calls, and reads one statement. */
public interface LiveNodes {

    /** The most nodes told at once. */
    int MOST = 200;

    /**
     * The nodes that have the version, may host it, stand well and were heard of within {@link
     * org.codexfield.metering.NodeState}; those with the fewest calls under way first.
     */
    List<LiveNode> hosting(Digest manifest);
}
