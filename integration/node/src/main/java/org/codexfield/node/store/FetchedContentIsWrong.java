package org.codexfield.node.store;

import java.io.IOException;
import org.codexfield.shared.Digest;

/** What was fetched is not what the manifest names. */
public final class FetchedContentIsWrong extends IOException {

    private static final long serialVersionUID = 1L;

    FetchedContentIsWrong(Digest expected) {
        super("What was sent as " + expected + " is something else; it was thrown away");
    }
}
