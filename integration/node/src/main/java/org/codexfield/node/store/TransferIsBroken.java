package org.codexfield.node.store;

import java.io.IOException;

/** The bytes ended before their time; what came is kept, and the next attempt goes on there. */
public final class TransferIsBroken extends IOException {

    private static final long serialVersionUID = 1L;

    TransferIsBroken(long receivedBytes, long sizeBytes) {
        super("Only " + receivedBytes + " of " + sizeBytes + " bytes came");
    }
}
