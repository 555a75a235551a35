package org.codexfield.licensing;

import java.util.Map;
import java.util.TreeMap;
import org.codexfield.identity.OrganisationId;
import org.codexfield.shared.Digest;

/**
 * What the log says of an access request.
 *
 * @param capsuleDigest the manifest of the version that is asked for
 * @param provider the organisation that decides
 * @param consumer the organisation that asks
 * @param termsDigest the licence that it is asked under
 */
public record RequestFacts(
        AccessRequestId request,
        OfferId offer,
        Digest capsuleDigest,
        OrganisationId provider,
        OrganisationId consumer,
        Digest termsDigest) {

    Map<String, Object> members() {
        var members = new TreeMap<String, Object>();
        members.put("request", request.toString());
        members.put("offer", offer.toString());
        members.put("capsuleDigest", capsuleDigest.hex());
        members.put("provider", provider.toString());
        members.put("consumer", consumer.toString());
        members.put("termsDigest", termsDigest.hex());
        return members;
    }
}
