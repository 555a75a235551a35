package org.codexfield.metering.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.identity.OrganisationId;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.GrantStanding;
import org.codexfield.licensing.GrantStatus;
import org.codexfield.metering.model.CredentialIsNotAuthentic;
import org.codexfield.metering.service.CallRequest;
import org.codexfield.metering.service.Gateway;
import org.codexfield.metering.service.MeteredCall;
import org.codexfield.shared.Did;

/** A gateway's service that knows one credential, and notes what it is asked. */
final class FakeGateway extends Gateway {

    static final String CREDENTIAL = "a".repeat(50) + "." + "b".repeat(500) + ".c-_9";

    final List<CallRequest> admitted = Collections.synchronizedList(new ArrayList<>());
    volatile Function<CallRequest, MeteredCall> admits =
            call -> new FakeCall(call.action(), List.of());
    volatile OrganisationId consumer = GatewayRig.CONSUMER;

    @Override
    public GrantStanding authentic(String credential) {
        if (!credential.equals(CREDENTIAL)) {
            throw new CredentialIsNotAuthentic();
        }
        var did = new Did("did:web:example.org");
        return new GrantStanding(
                GrantId.next(FakeCall.NOW),
                GrantStatus.ACTIVE,
                true,
                OrganisationId.next(FakeCall.NOW),
                did,
                consumer,
                did,
                new CapsuleName("acme-labs", "flowers"),
                FakeCall.MANIFEST,
                FakeCall.MANIFEST,
                Set.of(Action.INVOKE),
                Set.of("research"),
                FakeCall.NOW,
                FakeCall.NOW.plusSeconds(60),
                Set.of("did:web:example.org#key"));
    }

    @Override
    public MeteredCall admit(CallRequest request) {
        admitted.add(request);
        return admits.apply(request);
    }
}
