package org.codexfield.licensing.model;

import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.shared.Digest;

/** What is handed in, as documents name it. */
final class Submission {

    private Submission() {}

    /** The digest of what is asked and answered, by whom and for whom. */
    static Digest digest(RequestState request) {
        var json = StrictJson.newObject();
        json.put("request", request.id.toString())
                .put("offer", request.offerId.toString())
                .put("offerRevision", request.offerRevision)
                .put("termsDigest", request.terms().hex())
                .put("capsuleDigest", request.capsuleDigest().hex())
                .put("provider", request.providerId.toString())
                .put("consumer", request.consumerId.toString())
                .put("requester", request.requesterId.toString())
                .put("beneficiary", request.beneficiaryId.toString())
                .put("round", request.round);
        json.set("content", StrictJson.parse(request.content));
        return CanonicalJson.digest(json);
    }
}
