package org.codexfield.licensing.service;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.codexfield.evidence.verify.EvidencePack;
import org.codexfield.evidence.verify.PackIndex;
import org.codexfield.identity.DocumentSigner;
import org.codexfield.identity.OrganisationKeys;

/** Has the installation sign the index of a pack. */
@Dependent
class PackSigner {

    @Inject OrganisationKeys keys;
    @Inject DocumentSigner signer;
    @Inject Clock clock;

    EvidencePack.Sealed seal(EvidencePack pack, String kind, String id) {
        return pack.seal(kind, id, signer.installation(), clock.instant(), this::sign);
    }

    private String sign(byte[] index) {
        return signer.signDetached(
                        keys.installation(), PackIndex.SIGNATURE_TYPE, index, Optional.empty())
                .jws();
    }
}
