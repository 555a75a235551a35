package org.codexfield.licensing.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.licensing.service.LicensingApplication.ASKED;
import static org.codexfield.licensing.service.LicensingApplication.FORM;
import static org.codexfield.licensing.service.LicensingApplication.LICENCE;
import static org.codexfield.licensing.service.LicensingApplication.MANIFEST;
import static org.codexfield.licensing.service.LicensingApplication.ONE;
import static org.codexfield.licensing.service.LicensingApplication.ROUTE;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.codexfield.capsules.OfferedPolicy;
import org.codexfield.capsules.VersionStatus;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.capsules.verify.VersionNumberIsMalformed;
import org.codexfield.identity.Role;
import org.codexfield.identity.service.ExternalKey;
import org.codexfield.identity.service.SigningKeyService;
import org.codexfield.licensing.model.LicenceIsUnknown;
import org.codexfield.licensing.model.NothingIsPublished;
import org.codexfield.licensing.model.OfferCoversOtherVersions;
import org.codexfield.licensing.model.OfferNamesNoVersion;
import org.codexfield.licensing.model.ProviderSignsElsewhere;
import org.codexfield.licensing.model.VersionIsNotPublished;
import org.codexfield.shared.Digest;
import org.codexfield.shared.persistence.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An offer covers versions that are published, and requests are for one of them. */
abstract class VersionsContract extends LicensingContract {

    private static final VersionNumber TWO = new VersionNumber("2.0.0");
    private static final Digest SECOND = Digest.of(new byte[] {8});

    VersionsContract(Supplier<TestDatabase> source) {
        super(source);
    }

    private CapsuleName twice() {
        var capsule = own.aCapsule();
        own.seal(own.hospital, capsule, TWO, SECOND, VersionStatus.PUBLISHED);
        return capsule;
    }

    private OfferView make(CapsuleName capsule, @Nullable Set<String> versions) {
        var draft = new OfferDraft(LICENCE, FORM, ROUTE, versions);
        return own.app.as(
                own.steward, () -> own.get(OfferService.class).make(capsule, "basic", draft));
    }

    private OfferView revise(CapsuleName capsule, @Nullable Set<String> versions) {
        var draft = new OfferDraft(LICENCE, FORM, ROUTE, versions);
        return own.app.as(
                own.steward,
                () ->
                        own.get(OfferService.class)
                                .revise(capsule, "basic", draft, Optional.empty()));
    }

    @Test
    void anOffer_coversWhatIsPublished_orWhatIsChosenOfIt() {
        var capsule = twice();
        assertThat(make(capsule, null).versions())
                .extracting(OfferView.Version::number)
                .containsExactly("2.0.0", "1.0.0");
        assertThat(revise(capsule, Set.of("1.0.0")).versions())
                .extracting(OfferView.Version::manifestDigest)
                .containsExactly(MANIFEST);
        var service = own.get(OfferService.class);
        assertThat(own.app.as(own.requester, () -> service.offered(capsule, ONE))).hasSize(1);
        assertThat(own.app.as(own.requester, () -> service.offered(capsule, TWO))).isEmpty();
        assertThat(own.app.as(own.requester, () -> service.offerable(capsule)))
                .extracting(OfferView.Version::number)
                .containsExactly("2.0.0", "1.0.0");
    }

    @Test
    void theCatalogue_isToldTheLicencesOfOpenOffers_inOneStatement() {
        var capsule = twice();
        assertThat(policies(capsule)).isEmpty();
        make(capsule, Set.of("1.0.0"));
        own.app.as(
                own.steward,
                () ->
                        own.get(OfferService.class)
                                .make(
                                        capsule,
                                        "other",
                                        new OfferDraft(LICENCE, FORM, ROUTE, null)));

        var told = policies(capsule);
        assertThat(told.keySet()).containsExactlyInAnyOrder(MANIFEST, SECOND);
        assertThat(told.get(MANIFEST)).as("two offers, one licence").hasSize(1);
        var policy = told.getOrDefault(SECOND, List.of()).get(0);
        assertThat(policy.title()).isEqualTo("Imaging");
        var licence =
                own.app.as(
                        own.requester,
                        () -> own.get(OfferService.class).licence(policy.termsDigest()));
        assertThat(licence.text()).isEqualTo(LICENCE);
        assertThat(Digest.of(licence.odrl().getBytes(UTF_8))).isEqualTo(policy.termsDigest());

        own.app.as(
                own.steward,
                () -> {
                    own.get(OfferService.class).close(capsule, "other", Optional.empty());
                    return capsule;
                });
        assertThat(policies(capsule).keySet()).containsExactly(MANIFEST);
        revise(capsule, Set.of("2.0.0"));
        assertThat(policies(capsule).keySet()).containsExactly(SECOND);
        assertThat(own.app.identity.database.statements(() -> policies(capsule))).isEqualTo(1);
    }

    @Test
    void aLicence_thatWasNeverOffered_isUnknown() {
        assertThatThrownBy(
                        () ->
                                own.app.as(
                                        own.requester,
                                        () -> own.get(OfferService.class).licence(SECOND)))
                .isInstanceOf(LicenceIsUnknown.class);
    }

    private Map<Digest, List<OfferedPolicy>> policies(CapsuleName capsule) {
        return own.app.in(
                () ->
                        own.get(OfferedLicences.class)
                                .of(Map.of(MANIFEST, capsule, SECOND, capsule)));
    }

    @Test
    void whatIsNotPublished_isNotOffered() {
        var unknown = new CapsuleName(own.hospital.slug(), "never-made");
        assertThatThrownBy(() -> make(unknown, null)).isInstanceOf(NothingIsPublished.class);

        var inherited = new CapsuleName(own.hospital.slug(), "of-another");
        own.seal(own.institute, inherited, ONE, MANIFEST, VersionStatus.PUBLISHED);
        assertThatThrownBy(() -> make(inherited, null)).isInstanceOf(NothingIsPublished.class);

        var capsule = own.aCapsule();
        own.seal(own.hospital, capsule, TWO, SECOND, VersionStatus.SEALED);
        assertThatThrownBy(() -> make(capsule, Set.of("2.0.0")))
                .isInstanceOf(VersionIsNotPublished.class);
        assertThatThrownBy(() -> make(capsule, Set.of("3.0.0")))
                .isInstanceOf(VersionIsNotPublished.class);
        assertThatThrownBy(() -> make(capsule, Set.of("three")))
                .isInstanceOf(VersionNumberIsMalformed.class);
        assertThatThrownBy(() -> make(capsule, Set.of())).isInstanceOf(OfferNamesNoVersion.class);

        make(capsule, null);
        own.seal(own.hospital, capsule, ONE, MANIFEST, VersionStatus.WITHDRAWN);
        assertThatThrownBy(() -> revise(capsule, null)).isInstanceOf(NothingIsPublished.class);
    }

    @Test
    void aRequest_isForAVersionThatIsCovered() {
        var capsule = twice();
        make(capsule, Set.of("1.0.0"));
        assertThatThrownBy(() -> own.aDraft(capsule, TWO, ASKED))
                .isInstanceOf(OfferCoversOtherVersions.class)
                .hasMessageContaining("1.0.0");

        var draft = own.aDraft(capsule);
        revise(capsule, Set.of("2.0.0"));
        assertThatThrownBy(() -> change(draft, "Again"))
                .isInstanceOf(OfferCoversOtherVersions.class);
        assertThat(own.view(own.requester, own.aDraft(capsule, TWO, ASKED)).request())
                .extracting(RequestRow::capsuleDigest)
                .isEqualTo(SECOND);
    }

    /** The database holds it too. */
    @Test
    void aRequest_isNotMovedToARevisionThatDoesNotCoverIt() {
        var capsule = twice();
        make(capsule, Set.of("1.0.0"));
        var draft = own.aDraft(capsule);
        revise(capsule, Set.of("2.0.0"));
        assertThatThrownBy(
                        () ->
                                own.app.in(
                                        () ->
                                                own.app
                                                        .identity
                                                        .database
                                                        .sql()
                                                        .update(
                                                                "UPDATE licensing.access_request"
                                                                        + " SET offer_revision = 2"
                                                                        + " WHERE id = ?",
                                                                List.of(draft.value()))))
                .isNotNull();
    }

    @Test
    void aGrant_namesItsVersion() {
        var grant = own.aGrant();
        assertThat(own.app.as(own.requester, () -> own.get(GrantService.class).get(grant)))
                .extracting(GrantView::capsuleVersion)
                .isEqualTo("1.0.0");
    }

    @Test
    void aProvider_thatSignsElsewhere_isToldBeforeItOffers() {
        var capsule = own.aCapsule();
        make(capsule, null);
        var grant = own.aGrant();
        var key = new ExternalKey(new SecureRandom());
        own.app.does(
                own.caller(own.hospital, Role.ADMINISTRATOR),
                () ->
                        own.get(SigningKeyService.class)
                                .adopt(
                                        own.hospital.slug(),
                                        key.multikey(),
                                        key.proof(own.hospital.did(), own.app.clock.instant())));
        try {
            assertThatThrownBy(() -> make(own.aCapsule(), null))
                    .isInstanceOf(ProviderSignsElsewhere.class);
            assertThatThrownBy(() -> revise(capsule, null))
                    .isInstanceOf(ProviderSignsElsewhere.class);
            assertThatThrownBy(
                            () ->
                                    own.app.as(
                                            own.requester,
                                            () ->
                                                    own.get(CredentialService.class)
                                                            .credential(grant)))
                    .isInstanceOf(ProviderSignsElsewhere.class);
        } finally {
            own.rotateKey();
        }
        assertThat(revise(capsule, null).offer().revision()).isEqualTo(2);
    }
}
