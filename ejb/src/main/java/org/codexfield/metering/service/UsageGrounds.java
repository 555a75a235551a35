package org.codexfield.metering.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.codexfield.capsules.SealedVersion;
import org.codexfield.capsules.SealedVersions;
import org.codexfield.evidence.Fact;
import org.codexfield.evidence.verify.VerificationKey;
import org.codexfield.identity.DocumentSigner;
import org.codexfield.identity.OrganisationId;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.GrantStanding;
import org.codexfield.licensing.GrantStandings;
import org.codexfield.metering.CallTokenIssued;
import org.codexfield.metering.NodeId;
import org.codexfield.metering.model.CallTokens;
import org.codexfield.metering.model.Hostings;
import org.codexfield.metering.model.Node;
import org.codexfield.metering.service.UsageGround.Refused;
import org.codexfield.metering.verify.CallToken;
import org.codexfield.metering.verify.UsageEvent;
import org.codexfield.shared.Digest;
import org.codexfield.shared.DomainException;

/**
 * Looks up what reported calls are about: call token, grant, version, hosting. Signatures are
 * checked once and remembered by digest; what may change is at most half a second old.
 */
@ApplicationScoped
class UsageGrounds {

    @Inject StandingCache standings;
    @Inject GrantStandings grants;
    @Inject CallTokens tokens;
    @Inject DocumentSigner signer;
    @Inject SealedVersions versions;
    @Inject Hostings hostings;
    @Inject Event<Fact> facts;
    @Inject Clock clock;

    private final Map<Digest, Known> known = StandingCache.bounded();

    /**
     * A token whose signature was good when it was checked.
     *
     * @param kid the key that signed it
     * @param kept whether it is kept for sure
     */
    private record Known(CallToken token, String kid, boolean kept) {}

    /**
     * A token that counts now, by its digest.
     *
     * @param kept whether it was kept and logged before
     */
    record Shown(Digest digest, CallToken token, boolean kept) {}

    private record KeysOf(OrganisationId organisation) {}

    private record PausesOf(GrantId grant) {}

    private record VersionOf(Digest manifest) {}

    private record HostedBy(Node node, Digest manifest) {
        @Override
        public boolean equals(Object other) {
            return other instanceof HostedBy that
                    && node.id().equals(that.node.id())
                    && manifest.equals(that.manifest);
        }

        @Override
        public int hashCode() {
            return 31 * node.id().hashCode() + manifest.hashCode();
        }
    }

    /**
     * The token that an event shows, or names by its digest.
     *
     * @param ofNow what this transaction kept: nothing of it is remembered, for it may be undone
     * @return empty if nobody knows it, or the signature does not count
     */
    Optional<Shown> token(String shown, UsageIntake.Signed from, Set<Digest> ofNow) {
        try {
            return shown.indexOf('.') < 0
                    ? named(Digest.parse(shown), from.audience(), ofNow)
                    : whole(shown, from, ofNow);
        } catch (DomainException e) {
            return Optional.empty();
        }
    }

    private Optional<Shown> named(Digest digest, String audience, Set<Digest> ofNow) {
        var remembered = remembered(digest);
        if (remembered.isPresent() && remembered.get().kept()) {
            return counted(digest, remembered.get());
        }
        return tokens.find(digest)
                .map(CallTokens.Kept::jws)
                .map(jws -> checked(jws, audience, true))
                .flatMap(token -> counted(digest, remember(digest, token, ofNow)));
    }

    private Optional<Shown> whole(String jws, UsageIntake.Signed from, Set<Digest> ofNow) {
        var digest = CallToken.digest(jws);
        var remembered = remembered(digest);
        if (remembered.isPresent() && remembered.get().kept()) {
            return counted(digest, remembered.get());
        }
        // what a transaction kept that was rolled back is kept again
        boolean kept = tokens.find(digest).isPresent();
        var checked = checked(jws, from.audience(), kept);
        return counted(digest, remember(digest, checked, ofNow));
    }

    /**
     * Keeps and logs a token that nobody knew: from then on it is shown that the key in force
     * signed it.
     */
    void keep(Shown shown, String jws, NodeId shownBy) {
        var token = shown.token();
        var grant = grant(new GrantId(token.grant())).orElseThrow();
        var now = clock.instant();
        if (tokens.keep(shown.digest(), token.grant(), jws, now)) {
            facts.fire(
                    new CallTokenIssued(
                            token.id(),
                            grant.consumer(),
                            grant.id(),
                            shown.digest(),
                            null,
                            shownBy,
                            now));
        }
    }

    /** What is not logged yet counts only by the key that is in force now. */
    private Known checked(String jws, String audience, boolean kept) {
        var grant = grant(new GrantId(CallToken.claimed(jws).grant())).orElse(null);
        var used = new String[] {""};
        Map<String, VerificationKey> keys =
                grant == null
                        ? Map.of()
                        : kept ? keys(grant.consumer()) : signer.activeKeys(grant.consumer());
        var token =
                CallToken.verify(
                        jws,
                        audience,
                        kid -> {
                            used[0] = kid;
                            return Optional.ofNullable(keys.get(kid));
                        });
        return new Known(token, used[0], kept);
    }

    private Optional<Shown> counted(Digest digest, Known token) {
        return grant(new GrantId(token.token().grant()))
                .filter(grant -> keys(grant.consumer()).containsKey(token.kid()))
                .map(grant -> new Shown(digest, token.token(), token.kept()));
    }

    private Map<String, VerificationKey> keys(OrganisationId organisation) {
        return standings.timed(new KeysOf(organisation), () -> signer.keys(organisation));
    }

    private Optional<Known> remembered(Digest digest) {
        synchronized (known) {
            return Optional.ofNullable(known.get(digest));
        }
    }

    private Known remember(Digest digest, Known token, Set<Digest> ofNow) {
        if (!ofNow.contains(digest)) {
            synchronized (known) {
                known.put(digest, token);
            }
        }
        return token;
    }

    Optional<GrantStanding> grant(GrantId id) {
        return standings.grant(id);
    }

    Optional<SealedVersion> version(Digest manifest) {
        return standings.timed(new VersionOf(manifest), () -> versions.find(manifest));
    }

    /** A ground, or why there is none. */
    record Found(Optional<UsageGround> ground, Optional<Refused> refused) {

        static Found refused(Optional<Refused> why) {
            return new Found(Optional.empty(), why);
        }
    }

    /** What an event is about, whatever its time. */
    Found find(Node node, Shown token, UsageEvent event) {
        var grant = grant(new GrantId(token.token().grant())).orElseThrow();
        if (!grant.capsuleDigest().equals(event.capsule())) {
            return Found.refused(
                    UsageGround.notCovered(
                            "/data/capsuleDigest", "credential-is-for-another-version"));
        }
        if (!grant.partiesTakePart()) {
            return Found.refused(
                    UsageGround.notCovered("/data/callToken", "organisation-is-suspended"));
        }
        var action =
                Action.find(event.action())
                        .filter(one -> one == Action.INVOKE || one == Action.DOWNLOAD)
                        .filter(grant.actions()::contains);
        if (action.isEmpty()) {
            return Found.refused(UsageGround.notCovered("/data/action", "action-not-granted"));
        }
        if (!grant.purposes().contains(event.purpose())) {
            return Found.refused(UsageGround.notCovered("/data/purpose", "purpose-not-granted"));
        }
        var hosted =
                standings.timed(
                        new HostedBy(node, event.capsule()),
                        () -> hostings.times(node.id(), event.capsule()));
        return new Found(
                Optional.of(
                        new UsageGround(
                                node,
                                token,
                                grant,
                                version(event.capsule()).orElseThrow(),
                                new UsageGround.Case(action.get(), event.purpose()),
                                hosted,
                                standings.timed(
                                        new PausesOf(grant.id()),
                                        () -> grants.pauses(grant.id())))),
                Optional.empty());
    }
}
