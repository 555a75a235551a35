package org.codexfield.licensing;

import org.codexfield.shared.Digest;

/**
 * A licence made ready for deciding: immutable, safe for any number of threads.
 *
 * <pre>{@code
 * terms.decide(new UseRequest(Action.INVOKE, "research", "CH", "DE"), world).isPermitted();
 * }</pre>
 */
public interface Terms {

    /** The digest of the canonical form: the name by which grants and credentials refer to it. */
    Digest digest();

    /** Decides: a pure function; whatever is unknown denies. */
    Decision decide(UseRequest request, StateOfWorld world);
}
