package org.codexfield.capsules;

import java.util.List;
import java.util.Map;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.shared.Digest;

/**
 * SPI: under which terms versions can be had now. Implemented by {@code licensing}; the catalogue
 * tells it to whoever reads it, and nothing is decided by it.
 */
public interface OfferedPolicies {

    /**
     * Asked once for a page of the catalogue.
     *
     * @param versions the manifests of versions, and the capsules that they are of
     * @return the terms of each that can be had, each once, in the order of the offers' names;
     *     nothing for the others
     */
    Map<Digest, List<OfferedPolicy>> of(Map<Digest, CapsuleName> versions);
}
