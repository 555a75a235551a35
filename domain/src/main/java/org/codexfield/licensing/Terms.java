package org.codexfield.licensing;

import java.util.List;
import java.util.Optional;
import org.codexfield.licensing.verify.PricedTerms;
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

    /**
     * How often what a rule permits may be done: every limit counts.
     *
     * @param rule the number of a rule, from 1, as {@link Decision#rule()} has it
     */
    List<CallLimit> limits(int rule);

    /**
     * What it costs that a rule permits something; nothing where it names no price.
     *
     * @param rule the number of a rule, from 1, as {@link Decision#rule()} and receipts have it
     */
    Optional<PricedTerms> price(int rule);
}
