package org.codexfield.licensing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.codexfield.identity.OrganisationId;
import org.codexfield.shared.Digest;

/**
 * What the log says of an access request.
 *
 * @param capsuleDigest the manifest of the version that is asked for
 * @param provider the organisation that decides
 * @param consumer the organisation that asks
 * @param termsDigest the licence that it is asked under
 * @param offerRevision the revision of the offer that it is asked under
 * @param routeDigest the approval route that it goes
 * @param submission the digest of what is asked and answered, by whom and for whom
 * @param actions what is asked for
 * @param purposes what for: codes of the vocabulary
 */
public record RequestFacts(
        AccessRequestId request,
        OfferId offer,
        Digest capsuleDigest,
        OrganisationId provider,
        OrganisationId consumer,
        Digest termsDigest,
        int offerRevision,
        Digest routeDigest,
        Digest submission,
        Set<Action> actions,
        Set<String> purposes) {

    /** Copies. */
    public RequestFacts {
        actions = Set.copyOf(actions);
        purposes = Set.copyOf(purposes);
    }

    Map<String, Object> members() {
        var members = new TreeMap<String, Object>();
        members.put("request", request.toString());
        members.put("offer", offer.toString());
        members.put("capsuleDigest", capsuleDigest.hex());
        members.put("provider", provider.toString());
        members.put("consumer", consumer.toString());
        members.put("termsDigest", termsDigest.hex());
        members.put("offerRevision", offerRevision);
        members.put("routeDigest", routeDigest.hex());
        members.put("submissionDigest", submission.hex());
        members.put("actions", actions.stream().sorted().map(Action::word).toList());
        members.put("purposes", List.copyOf(new TreeSet<>(purposes)));
        return members;
    }
}
