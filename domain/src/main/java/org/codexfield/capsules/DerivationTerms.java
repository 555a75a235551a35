package org.codexfield.capsules;

import java.util.Optional;
import org.codexfield.capsules.verify.ParentTerms;
import org.codexfield.capsules.verify.Relation;
import org.codexfield.identity.OrganisationId;
import org.codexfield.shared.Digest;

/**
 * SPI: what a parent's owner permits to be made from it. Implemented by {@code licensing}.
 *
 * <p>While nothing implements it, or an implementation answers nothing, an organisation may build
 * on its own versions without terms, and on nobody else's: what is unknown denies.
 */
public interface DerivationTerms {

    /**
     * The terms under which an organisation may make a child now.
     *
     * @param parent the parent's manifest
     * @param relation what the child will have to do with it
     * @param child the organisation that seals the child
     * @return none when no terms permit it
     */
    Optional<ParentTerms> permitting(Digest parent, Relation relation, OrganisationId child);
}
