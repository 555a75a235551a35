package org.codexfield.identity;

import java.util.List;
import org.codexfield.evidence.verify.DidDocument;

/** Query: whose keys are whose, for the contexts above. It asks nobody who calls. */
public interface OrganisationKeys {

    /** The organisation that runs the installation. */
    OrganisationId installation();

    /** Every key that the organisation has or had, the oldest first. */
    List<SigningKeyId> all(OrganisationId of);

    /** The organisation's DID document as it is served. */
    DidDocument document(OrganisationId of);
}
