package org.codexfield.metering.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.codexfield.capsules.Contents;
import org.codexfield.capsules.SealedVersions;
import org.codexfield.licensing.GrantStanding;
import org.codexfield.metering.ReceiptId;
import org.codexfield.metering.SpendingLimits;
import org.codexfield.metering.model.CallIsDenied;
import org.codexfield.metering.model.CallIsUnderWay;
import org.codexfield.metering.model.CallKeyIsTaken;
import org.codexfield.metering.model.CallKeys;
import org.codexfield.metering.model.CalledVersionIsUnknown;
import org.codexfield.metering.model.CredentialIsNotAuthentic;
import org.codexfield.metering.model.MeteringIsBusy;
import org.codexfield.metering.model.PurposeIsNeeded;
import org.codexfield.metering.model.Receipts;
import org.codexfield.metering.model.RefusedTooOften;
import org.codexfield.metering.verify.Dimensions;
import org.codexfield.metering.verify.Outcome;
import org.codexfield.metering.verify.Receipt;
import org.codexfield.shared.Digest;
import org.jspecify.annotations.Nullable;

/**
 * Lets calls in: authentic credential, decision by the licence, permits of the quotas. What is let
 * in gets a receipt, and so does what an authentic credential is refused.
 */
@ApplicationScoped
public class Gateway {

    private static final long DENIAL_SECONDS = 10;

    @Inject StandingCache standings;
    @Inject CallDecision decision;
    @Inject CallRouting routing;
    @Inject TariffDesk tariffs;
    @Inject ReceiptWriter writer;
    @Inject CallKeyDesk keys;
    @Inject KeyReturns returns;
    @Inject Denials denials;
    @Inject Receipts receipts;
    @Inject SealedVersions versions;
    @Inject Contents contents;
    @Inject Instance<SpendingLimits> limits;
    @Inject Clock clock;

    /**
     * Lets a call in.
     *
     * @throws CredentialIsNotAuthentic if the credential is none that holds
     * @throws CalledVersionIsUnknown if the address names none
     * @throws PurposeIsNeeded if the grant has several and none is named
     * @throws CallIsDenied if the grant or its licence refuse; the receipt is durable
     * @throws RefusedTooOften if they did so too often just now; there is no receipt
     * @throws CallKeyIsTaken if the key was used for another call
     * @throws CallIsUnderWay if the same call is being served
     * @throws MeteringIsBusy if receipts cannot be written now
     */
    public MeteredCall admit(CallRequest request) {
        var call = ground(request);
        writer.requireRoom();
        // what cannot be metered is not let in
        tariffs.current();
        var id = ReceiptId.next(call.start());
        var key =
                request.key()
                        .map(given -> new CallKeys.Key("grant " + call.grant().id(), given.key()));
        if (key.isPresent()) {
            var before = keys.take(key.get(), request.key().orElseThrow().payload(), id);
            if (before.isPresent()) {
                return new AdmittedCall(this, call, before.get());
            }
        }
        try {
            return admitted(call, id, key);
        } catch (RuntimeException e) {
            key.ifPresent(taken -> returns.release(new CallKeys.Claim(taken, id)));
            throw e;
        }
    }

    /**
     * The grant that a credential is for; asked before anything is done for whoever shows it.
     *
     * @throws CredentialIsNotAuthentic if the credential is none that holds
     */
    public GrantStanding authentic(String credential) {
        return grant(credential, StandingCache.digest(credential));
    }

    private GrantStanding grant(String credential, Digest digest) {
        var checked = standings.credential(credential, digest);
        var grant = standings.grant(checked.grant()).orElseThrow(CredentialIsNotAuthentic::new);
        if (!grant.keys().contains(checked.kid())) {
            throw new CredentialIsNotAuthentic();
        }
        return grant;
    }

    private CallGround ground(CallRequest request) {
        var digest = StandingCache.digest(request.credential());
        var grant = grant(request.credential(), digest);
        var version =
                standings
                        .version(request.capsule(), request.version())
                        .orElseThrow(
                                () ->
                                        new CalledVersionIsUnknown(
                                                request.capsule().toString(),
                                                request.version().value()));
        return new CallGround(
                grant,
                version,
                digest,
                null,
                request.action(),
                request.purpose().orElseGet(() -> onlyPurpose(grant)),
                clock.instant());
    }

    private static String onlyPurpose(GrantStanding grant) {
        if (grant.purposes().size() != 1) {
            throw new PurposeIsNeeded();
        }
        return grant.purposes().iterator().next();
    }

    private MeteredCall admitted(CallGround call, ReceiptId id, Optional<CallKeys.Key> key) {
        var limited =
                limits.isUnsatisfied()
                        ? Optional.<String>empty()
                        : limits.get().refusal(call.grant().consumer(), call.grant().id());
        if (limited.isPresent()) {
            throw denied(call, CallDecision.Decided.refused(limited.get(), 0, null), id);
        }
        // nodes of one region are decided together
        var byRegion = new LinkedHashMap<String, List<LiveNode>>();
        for (var node : routing.ordered(standings.nodes(call.version().manifestDigest()))) {
            byRegion.computeIfAbsent(node.region(), any -> new ArrayList<>()).add(node);
        }
        CallDecision.Decided last = null;
        for (var nodes : byRegion.entrySet()) {
            last = decision.decide(call, nodes.getKey());
            if (last.permitted()) {
                return new AdmittedCall(this, call, id, nodes.getValue(), new Taken(last, key));
            }
        }
        if (last == null) {
            last = decision.decide(call, null);
            if (last.permitted()) {
                return new AdmittedCall(this, call, id, List.of(), new Taken(last, key));
            }
        }
        throw denied(call, last, id);
    }

    /** What an authentic credential is refused has a receipt that says why. */
    private CallIsDenied denied(CallGround call, CallDecision.Decided why, ReceiptId id) {
        denials.count(call.grant().id());
        var told =
                new Receipt.Call(
                        call.action().word(),
                        call.purpose(),
                        call.start(),
                        0,
                        Outcome.DENIED,
                        why.reason(),
                        why.rule(),
                        why.retryAt(),
                        false);
        durable(draft(call, id, told, Dimensions.NONE, null, Claim.NONE));
        return new CallIsDenied(id, why.reason(), why.rule(), why.retryAt());
    }

    private void durable(ReceiptDraft draft) {
        try {
            writer.write(draft).toCompletableFuture().get(DENIAL_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MeteringIsBusy();
        } catch (ExecutionException | TimeoutException e) {
            throw new MeteringIsBusy();
        }
    }

    /** What was decided for a call, and the key that it holds. */
    record Taken(CallDecision.Decided decided, Optional<CallKeys.Key> key) {}

    /** What a call has taken: permits of quotas, and its key if it has one. */
    record Claim(Quotas.Hold hold, Optional<CallKeys.Key> key) {
        private static final Claim NONE = new Claim(Quotas.Hold.NONE, Optional.empty());
    }

    ReceiptDraft draft(
            CallGround call,
            ReceiptId id,
            Receipt.Call told,
            Dimensions used,
            Receipt.@Nullable ServedBy node,
            Claim claim) {
        var tariff = tariffs.current();
        return new ReceiptDraft(
                id,
                call.ofReceipt(),
                told,
                Receipt.Charge.of(used, tariff.tariff(), tariff.digest(), told.outcome()),
                node,
                null,
                call.grant().provider(),
                call.grant().consumer(),
                claim.hold(),
                claim.key());
    }
}
