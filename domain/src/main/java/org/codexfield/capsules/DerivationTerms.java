package org.codexfield.capsules;

import java.util.Map;
import org.codexfield.capsules.verify.Relation;
import org.codexfield.identity.OrganisationId;
import org.codexfield.shared.Digest;

/**
 * SPI: what a parent's owner permits to be made from it. Implemented by {@code licensing}.
 *
 * <p>While nothing implements it, or no implementation permits it, an organisation may build on its
 * own versions without terms, and on nobody else's: what is unknown denies.
 */
public interface DerivationTerms {

    /**
     * What the terms say of an organisation that makes a child now.
     *
     * @param parents the parents' manifests, and what the child will have to do with each
     * @param child the organisation that seals the child
     * @return the answers by parent; none for a parent for which it holds no terms
     */
    Map<Digest, DerivationAnswer> answers(Map<Digest, Relation> parents, OrganisationId child);
}
