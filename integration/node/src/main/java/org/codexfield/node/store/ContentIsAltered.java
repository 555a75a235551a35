package org.codexfield.node.store;

import java.util.Map;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DomainException;

/** What lies on the disk is not what was sealed; it is not given out, and fetched again. */
public final class ContentIsAltered extends DomainException {

    private static final long serialVersionUID = 1L;

    private final transient Digest content;

    ContentIsAltered(Digest content) {
        super(
                Kind.UNAVAILABLE,
                "The node's copy of the content "
                        + content
                        + " was altered and is not given out; the node fetches it again.",
                Map.of("content", content.hex()));
        this.content = content;
    }

    /** Which content. */
    public Digest content() {
        return content;
    }
}
