package org.codexfield.licensing.service;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import org.codexfield.identity.Participants;
import org.codexfield.licensing.AccessRequestId;
import org.codexfield.licensing.RequestStatus;
import org.codexfield.licensing.model.AccessRequest;
import org.codexfield.licensing.model.AccessRequestIsUnknown;
import org.codexfield.licensing.model.AccessRequests;
import org.codexfield.licensing.model.LicensingCommand;
import org.codexfield.licensing.model.NotPermitted;

/** Finds requests, and tells nobody of one that they may not see. */
@Dependent
class RequestAccess {

    @Inject AccessRequests requests;
    @Inject Participants participants;
    @Inject LicensingPermit permit;

    /**
     * The request, if the caller may see it.
     *
     * @throws AccessRequestIsUnknown otherwise
     */
    AccessRequest visible(AccessRequestId id) {
        var request = requests.get(id);
        if (!isVisible(request)) {
            throw new AccessRequestIsUnknown(id.toString());
        }
        return request;
    }

    /** The same, if it is still as the caller saw it. */
    AccessRequest visible(AccessRequestId id, Optional<Long> seen) {
        var request = visible(id);
        seen.ifPresent(request::requireVersion);
        return request;
    }

    /**
     * The request, if the caller has a part in it: made it, is to benefit from it, vouches for it,
     * or advises on it or decides it.
     *
     * @throws AccessRequestIsUnknown if the caller may not see it
     * @throws NotPermitted if they may, and have no part in it
     */
    AccessRequest withFiles(AccessRequestId id) {
        var request = visible(id);
        if (!asksOrVouches(request)) {
            permit.require(LicensingCommand.FETCH_INCOMING_ATTACHMENTS, request.provider());
        }
        return request;
    }

    /** Whether the caller made the request, is to benefit from it, or vouches for it. */
    boolean asksOrVouches(AccessRequest request) {
        var account = permit.caller().account();
        var parties = request.parties();
        return account.equals(parties.requesterAccount())
                || account.equals(parties.beneficiaryAccount())
                || permit.allows(LicensingCommand.FETCH_OWN_ATTACHMENTS, request.consumer());
    }

    private boolean isVisible(AccessRequest request) {
        boolean requester =
                request.parties().requesterAccount().equals(permit.caller().account())
                        && permit.caller().organisation().equals(request.consumer());
        if (requester) {
            return true;
        }
        return request.wasSubmitted()
                && (permit.allows(LicensingCommand.READ_OWN_REQUESTS, request.consumer())
                        || permit.allows(
                                LicensingCommand.READ_INCOMING_REQUESTS, request.provider()));
    }

    /** Who looks at lists. */
    Viewer viewer(LicensingCommand asConsumer, LicensingCommand asProvider) {
        var caller = permit.caller();
        return new Viewer(
                caller.account(),
                caller.organisation(),
                caller.roles(),
                permit.allows(asConsumer, caller.organisation()),
                permit.allows(asProvider, caller.organisation()),
                participants.memberships(caller.account()));
    }

    static boolean isDraft(AccessRequest request) {
        return request.status() == RequestStatus.DRAFT;
    }
}
