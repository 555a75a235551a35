package org.codexfield.metering.service;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.codexfield.config.Settings;
import org.codexfield.evidence.Fact;
import org.codexfield.identity.DocumentSigner;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.GrantStanding;
import org.codexfield.licensing.GrantStandings;
import org.codexfield.metering.CallTokenIssued;
import org.codexfield.metering.NodeId;
import org.codexfield.metering.model.CallTokens;
import org.codexfield.metering.model.GrantIsNotHeld;
import org.codexfield.metering.model.MeteringCommand;
import org.codexfield.metering.verify.CallToken;
import org.codexfield.metering.verify.CallTokenIsUnacceptable;
import org.codexfield.shared.Digest;
import org.codexfield.shared.Ids;
import org.jspecify.annotations.Nullable;

/** Call tokens for those who hold a grant: they let nodes outside of the gateway report calls. */
@Stateless
@RolesAllowed("requester")
public class CallTokenService {

    @Inject GrantStandings grants;
    @Inject CallTokens tokens;
    @Inject DocumentSigner signer;
    @Inject NodePermit permit;
    @Inject Settings settings;
    @Inject Event<Fact> facts;
    @Inject Clock clock;

    /**
     * What a token is to cover.
     *
     * @param node the only node that may use it; any if there is none
     * @param from the first instant; now if there is none
     * @param until the first that it covers no more
     */
    public record Wanted(@Nullable NodeId node, @Nullable Instant from, Instant until) {}

    /**
     * Signs a token with the key of the caller's organisation, which is in hosted custody.
     *
     * @throws GrantIsNotHeld if the caller's organisation does not hold the grant
     * @throws CallTokenIsUnacceptable if it would cover no time, or too much
     * @throws org.codexfield.shared.DomainException if the key is elsewhere: {@link #take} then
     */
    public CallTokenView sign(GrantId id, Wanted wanted) {
        var grant = held(id);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var token =
                new CallToken(
                        settings.publicUrl().toString(),
                        Ids.next(now),
                        id.value(),
                        wanted.node() == null ? null : wanted.node().value(),
                        (wanted.from() == null ? now : wanted.from())
                                .truncatedTo(ChronoUnit.MILLIS),
                        wanted.until().truncatedTo(ChronoUnit.MILLIS));
        var signed =
                signer.sign(
                        grant.consumer(), CallToken.JWS_TYPE, "application/json", token.payload());
        return keep(grant, token, signed.jws());
    }

    /**
     * Takes a token that was signed elsewhere with the active key of the caller's organisation.
     *
     * @throws GrantIsNotHeld if the caller's organisation does not hold the grant
     * @throws CallTokenIsUnacceptable if it is for another grant, or not of this form
     * @throws org.codexfield.shared.DomainException if the signature does not hold
     */
    public CallTokenView take(GrantId id, String jws) {
        var grant = held(id);
        var keys = signer.activeKeys(grant.consumer());
        var token =
                CallToken.verify(
                        jws,
                        settings.publicUrl().toString(),
                        kid -> Optional.ofNullable(keys.get(kid)));
        if (!token.grant().equals(id.value())) {
            throw new CallTokenIsUnacceptable("it is for another grant");
        }
        return keep(grant, token, jws);
    }

    private GrantStanding held(GrantId id) {
        var grant =
                Optional.ofNullable(grants.find(Set.of(id)).get(id))
                        .filter(one -> one.consumer().equals(permit.caller().organisation()))
                        .orElseThrow(() -> new GrantIsNotHeld(id.toString()));
        permit.require(MeteringCommand.ISSUE_CALL_TOKEN, grant.consumer());
        return grant;
    }

    private CallTokenView keep(GrantStanding grant, CallToken token, String jws) {
        var digest = Digest.of(jws.getBytes(US_ASCII));
        var now = clock.instant();
        if (tokens.keep(digest, token.grant(), jws, now)) {
            facts.fire(
                    new CallTokenIssued(
                            token.id(),
                            grant.consumer(),
                            grant.id(),
                            digest,
                            permit.caller().member(),
                            null,
                            now));
        }
        return new CallTokenView(
                token.id(), digest, jws, token.node(), token.from(), token.until());
    }
}
