package org.codexfield.licensing.service;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.codexfield.licensing.AccessRequestId;
import org.codexfield.licensing.model.AccessRequests;
import org.codexfield.licensing.model.RequestEntry;
import org.codexfield.licensing.model.RequestEntry.Kind;

/** Ends requests that nobody decided in time, and reminds those who can decide. */
@Stateless
@RolesAllowed("system")
public class RequestDeadlines {

    private static final int AT_ONCE = 200;

    @Inject AccessRequests requests;
    @Inject RequestJournal journal;
    @Inject LicensingMails mails;
    @Inject Clock clock;

    /** Some requests whose time is up. */
    public List<AccessRequestId> lapsed() {
        return requests.lapsed(clock.instant(), AT_ONCE);
    }

    /** Some requests about which somebody is to be reminded. */
    public List<AccessRequestId> toRemind() {
        return requests.toRemind(clock.instant(), AT_ONCE);
    }

    /** Ends one, unless somebody was faster. */
    public void lapse(AccessRequestId id) {
        var request = requests.get(id);
        var now = clock.instant();
        request.lapse(now)
                .ifPresent(
                        fact -> {
                            journal.add(fact, RequestEntry.ofSystem(request, Kind.LAPSED, now));
                            mails.tellRequester(request);
                        });
    }

    /** Reminds of one, unless somebody was faster. */
    public void remind(AccessRequestId id) {
        var request = requests.get(id);
        var now = clock.instant();
        if (request.remind(now)) {
            requests.add(RequestEntry.ofSystem(request, Kind.REMINDED, now));
            mails.remind(request);
        }
    }
}
