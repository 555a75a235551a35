package org.codexfield.licensing.service;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.codexfield.config.Settings;
import org.codexfield.identity.DocumentSigner;
import org.codexfield.identity.OrganisationDirectory;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.SignedDocument;
import org.codexfield.licensing.model.Grant;
import org.codexfield.licensing.model.ProviderSignsElsewhere;
import org.codexfield.licensing.model.StatusLists.ListFacts;
import org.codexfield.licensing.model.StatusLists.Place;
import org.codexfield.licensing.verify.BitstringStatusList;
import org.codexfield.licensing.verify.CapabilityCredential;
import org.codexfield.licensing.verify.StatusEntry;
import org.codexfield.licensing.verify.StatusListCredential;
import org.codexfield.shared.Digest;
import org.codexfield.shared.Ids;

/** Writes credentials and status lists, and has them signed by the provider. */
@Dependent
class CredentialSigner {

    private static final String CONTENT = "vc";
    // a gateway elsewhere must know of a revocation within 60 seconds
    private static final Duration LIST_IS_FRESH = Duration.ofSeconds(60);

    @Inject DocumentSigner signer;
    @Inject OrganisationDirectory organisations;
    @Inject RequestGround ground;
    @Inject Settings settings;
    @Inject Clock clock;

    SignedDocument credential(Grant grant, Digest document, List<Place> places) {
        var facts = grant.facts();
        ground.requireActive(grant.provider(), grant.consumer());
        ground.requirePublished(grant.capsule(), facts.capsuleDigest());
        var scope = grant.scope();
        var credential =
                new CapabilityCredential(
                        "urn:uuid:" + Ids.next(clock.instant()),
                        grant.id().toString(),
                        document,
                        facts.provider(),
                        facts.consumer(),
                        grant.capsule().toString(),
                        facts.capsuleDigest(),
                        scope.actionWords(),
                        scope.purposeCodes(),
                        facts.termsDigest(),
                        scope.validFrom(),
                        facts.validUntil(),
                        places.stream()
                                .map(
                                        place ->
                                                new StatusEntry(
                                                        place.purpose(),
                                                        address(place.list()),
                                                        place.index()))
                                .toList());
        return signed(grant.provider(), credential.payload());
    }

    String statusList(ListFacts list, Set<Integer> set) {
        var now = clock.instant();
        var issuer =
                organisations
                        .find(list.provider())
                        .orElseThrow(() -> new IllegalStateException("It once took part"))
                        .did();
        var credential =
                new StatusListCredential(
                        address(list.id()),
                        issuer,
                        list.purpose(),
                        BitstringStatusList.of(set),
                        now,
                        now.plus(LIST_IS_FRESH));
        return signed(list.provider(), credential.payload()).jws();
    }

    String address(UUID list) {
        return settings.publicUrl().toString().replaceAll("/$", "")
                + "/api/v1/status-lists/"
                + list;
    }

    private SignedDocument signed(OrganisationId by, byte[] payload) {
        if (!signer.signsAlone(by)) {
            throw new ProviderSignsElsewhere();
        }
        return signer.sign(by, CapabilityCredential.JWS_TYPE, CONTENT, payload);
    }
}
