package org.codexfield.licensing.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codexfield.evidence.verify.StrictBase64;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.identity.DocumentSigner;
import org.codexfield.identity.OrganisationDirectory;
import org.codexfield.identity.OrganisationId;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.GrantStanding;
import org.codexfield.licensing.GrantStandings;
import org.codexfield.licensing.Terms;
import org.codexfield.licensing.model.GrantIsUnknown;
import org.codexfield.licensing.verify.CapabilityCredential;
import org.codexfield.shared.Digest;

/** Tells other contexts where grants stand. */
@ApplicationScoped
class GrantStandingDirectory implements GrantStandings {

    @Inject StandingRows rows;
    @Inject KeptLicences licences;
    @Inject OrganisationDirectory organisations;
    @Inject DocumentSigner signer;

    @Override
    public Map<GrantId, GrantStanding> find(Set<GrantId> grants) {
        if (grants.size() > MOST) {
            throw new IllegalArgumentException("At most " + MOST + " grants at once");
        }
        var found = rows.find(grants);
        // whoever gave it and whoever holds it, asked once
        var parties =
                found.stream()
                        .flatMap(grant -> Stream.of(grant.provider(), grant.consumer()))
                        .collect(Collectors.toSet());
        var active = organisations.active(parties);
        var keys = new HashMap<OrganisationId, Set<String>>();
        found.forEach(
                grant ->
                        keys.computeIfAbsent(
                                grant.provider(), provider -> signer.keys(provider).keySet()));
        return found.stream()
                .map(
                        grant ->
                                told(
                                        grant,
                                        active.contains(grant.provider())
                                                && active.contains(grant.consumer()),
                                        keys.getOrDefault(grant.provider(), Set.of())))
                .collect(Collectors.toUnmodifiableMap(GrantStanding::id, Function.identity()));
    }

    private static GrantStanding told(GrantStanding grant, boolean active, Set<String> keys) {
        return new GrantStanding(
                grant.id(),
                grant.status(),
                active,
                grant.provider(),
                grant.providerDid(),
                grant.consumer(),
                grant.consumerDid(),
                grant.capsule(),
                grant.capsuleDigest(),
                grant.termsDigest(),
                grant.actions(),
                grant.purposes(),
                grant.validFrom(),
                grant.validUntil(),
                keys);
    }

    @Override
    public List<Pause> pauses(GrantId grant) {
        return rows.pauses(grant);
    }

    @Override
    public Terms terms(Digest digest) {
        return licences.of(digest);
    }

    @Override
    public Checked check(String jwt, Instant now) {
        var grant = claimed(jwt);
        var provider =
                rows.find(Set.of(grant)).stream()
                        .findFirst()
                        .orElseThrow(() -> new GrantIsUnknown(grant.toString()))
                        .provider();
        var keys = signer.keys(provider);
        var used = new String[1];
        var credential =
                CapabilityCredential.verify(
                        jwt,
                        kid -> {
                            used[0] = kid;
                            return Optional.ofNullable(keys.get(kid));
                        },
                        now);
        return new Checked(credential, grant, used[0]);
    }

    /** The grant that the payload names; the signature of its provider is checked then. */
    private static GrantId claimed(String jwt) {
        var parts = jwt.split("\\.", -1);
        if (parts.length != 3) {
            throw new GrantIsUnknown("");
        }
        var payload = StrictJson.parse(StrictBase64.decodeUrl(parts[1]));
        return GrantId.parse(payload.at("/credentialSubject/grant").asText());
    }
}
