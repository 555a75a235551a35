package org.codexfield.licensing;

import org.codexfield.evidence.EvidenceQuery;
import org.codexfield.evidence.verify.EvidencePack;

/** Query: what shows a grant, for contexts above, to callers who may see the grant. */
public interface GrantEvidence {

    /**
     * Capsule, terms, the way to the grant, keys, and the log's proofs; credentials are left out.
     *
     * @param more what else is wanted of the log, against the same checkpoint
     * @throws org.codexfield.shared.DomainException if the caller may not see the grant, for the
     *     seconds until the log has taken what just happened, or if the log never had the size
     *     asked for
     */
    EvidencePack collect(GrantId grant, EvidenceQuery more);

    /**
     * Ends a pack: the installation signs its index.
     *
     * @param kind what the pack is about, see {@link org.codexfield.evidence.verify.PackIndex}
     * @param id which one
     */
    EvidencePack.Sealed seal(EvidencePack pack, String kind, String id);
}
