package org.codexfield.identity.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.codexfield.identity.persistence.TestIdentity.caller;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.codexfield.evidence.LoggedFact;
import org.codexfield.evidence.Signer;
import org.codexfield.evidence.verify.DidDocument;
import org.codexfield.evidence.verify.Ed25519;
import org.codexfield.evidence.verify.VerificationMethod.Purpose;
import org.codexfield.identity.Caller;
import org.codexfield.identity.Role;
import org.codexfield.identity.masterkey.AesGcmKeySealer;
import org.codexfield.identity.model.KeyBelongsToAnother;
import org.codexfield.identity.model.Member;
import org.codexfield.identity.model.NotPermitted;
import org.codexfield.identity.model.Organisation;
import org.codexfield.identity.model.OrganisationHasNoSuchKey;
import org.codexfield.identity.model.OrganisationIsUnknown;
import org.codexfield.identity.model.ProofOfPossessionIsWrong;
import org.codexfield.identity.model.StateForbidsCommand;
import org.codexfield.identity.model.TooManyOf;
import org.codexfield.identity.persistence.TestIdentity;
import org.codexfield.shared.DomainException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SigningKeyServiceTest extends IdentityServiceTest {

    private static final Caller VISITOR = Caller.anonymous("198.51.100.7");

    private final SecureRandom random = new SecureRandom();
    private SigningKeyService service;
    private Organisation acme;
    private Member ann;

    @BeforeAll
    void find() {
        service = app.get(SigningKeyService.class);
    }

    /** Ann administers Acme. */
    @BeforeEach
    void begin() {
        acme = app.identity.anOrganisation();
        ann = app.identity.aMember(acme, Role.ADMINISTRATOR);
    }

    @Test
    void rotate_putsANewKeyInForce_andKeepsTheOldOneForVerification() {
        var first = rotate();
        app.clock.pass(Duration.ofSeconds(1));
        var second = rotate();

        assertThat(list())
                .extracting(SigningKeyView::kid, SigningKeyView::status)
                .containsExactly(tuple(second, "active"), tuple(first, "rotated"));
        var methods = app.as(VISITOR, () -> service.didDocument(acme.slug())).methods();
        assertThat(methods).hasSize(2);
        assertThat(methods)
                .filteredOn(method -> method.id().endsWith(first))
                .singleElement()
                .satisfies(
                        method -> assertThat(method.purposes()).containsExactly(Purpose.ASSERTION));
    }

    @Test
    void everyStepOfAKey_isToldToTheLog() {
        var kid = rotate();
        app.does(caller(ann), () -> service.reportCompromise(acme.slug(), kid));

        assertThat(app.facts)
                .filteredOn(LoggedFact.class::isInstance)
                .filteredOn(fact -> fact.subject().organisation().equals(acme.id().value()))
                .extracting(fact -> ((LoggedFact) fact).leafType())
                .containsExactly("key.created", "key.compromised", "key.created");
    }

    @Test
    void aPrivateKey_isKeptSealed_andOpensUnderTheMasterKey() {
        var kid = rotate();
        var key = app.in(() -> app.identity.signingKeys.get(acme.id(), kid));
        var sealer = app.get(AesGcmKeySealer.class);

        var opened = sealer.open(key.id().value(), key.sealedPrivateKey());

        assertThat(Ed25519.publicKey(opened).toMultikey()).isEqualTo(key.publicKeyMultibase());
        assertThat(new String(key.sealedPrivateKey(), StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(opened, StandardCharsets.ISO_8859_1));
    }

    @Test
    void adopt_registersAKeyHeldElsewhere_onceItsHolderProvesIt() {
        var mine = new ExternalKey(random);

        var kid = adopt(mine, mine.proof(acme.did(), app.clock.instant()));

        assertThat(list())
                .filteredOn(key -> key.status().equals("active"))
                .singleElement()
                .satisfies(
                        key -> {
                            assertThat(key.kid()).isEqualTo(kid);
                            assertThat(key.custody()).isEqualTo("external");
                            assertThat(key.publicKeyMultibase()).isEqualTo(mine.multikey());
                        });
    }

    @Test
    void adopt_isRefused_withAProofMadeForAnother_tooOld_tooEarly_orByAnotherKey() {
        var mine = new ExternalKey(random);
        var other = new ExternalKey(random);
        var now = app.clock.instant();
        var elsewhere = app.identity.anOrganisation().did();
        var refused =
                List.of(
                        mine.proof(elsewhere, now),
                        mine.proof(acme.did(), now.minus(Duration.ofMinutes(10)).minusSeconds(1)),
                        mine.proof(acme.did(), now.plus(Duration.ofMinutes(10)).plusSeconds(1)),
                        other.proof(acme.did(), now),
                        mine.proof("JWT", "{\"iss\":\"" + acme.did() + "\",\"iat\":1}"),
                        mine.proof(ProofOfPossession.TYPE, "{}"),
                        mine.proof(ProofOfPossession.TYPE, "[]"),
                        "eyJhbGciOiJub25lIn0.e30.",
                        "",
                        "a.b.c",
                        "x".repeat(100_000));

        for (var proof : refused) {
            assertThatThrownBy(() -> adopt(mine, proof)).isInstanceOf(DomainException.class);
        }
        assertThatThrownBy(() -> adopt(mine, mine.proof(elsewhere, now)))
                .isInstanceOf(ProofOfPossessionIsWrong.class);
        assertThat(list()).isEmpty();
    }

    @Test
    void adopt_isRefused_forAKeyThatIsRegisteredAlready() {
        var mine = new ExternalKey(random);
        adopt(mine, mine.proof(acme.did(), app.clock.instant()));
        var other = app.identity.anOrganisation();
        var eve = caller(app.identity.aMember(other, Role.ADMINISTRATOR));

        assertThatThrownBy(
                        () ->
                                app.as(
                                        eve,
                                        () ->
                                                service.adopt(
                                                        other.slug(),
                                                        mine.multikey(),
                                                        mine.proof(
                                                                other.did(), app.clock.instant()))))
                .isInstanceOf(KeyBelongsToAnother.class);
    }

    @Test
    void theInstallation_signsItsLogItself() {
        var operator = app.operator();
        var installation = app.in(() -> app.identity.organisations.get(operator.organisation()));
        var mine = new ExternalKey(random);

        assertThatThrownBy(
                        () ->
                                app.as(
                                        operator,
                                        () ->
                                                service.adopt(
                                                        installation.slug(),
                                                        mine.multikey(),
                                                        mine.proof(
                                                                installation.did(),
                                                                app.clock.instant()))))
                .isInstanceOf(InstallationSignsItself.class);
    }

    @Test
    void reportCompromise_replacesAnActiveHostedKeyAtOnce() {
        var kid = rotate();

        app.does(caller(ann), () -> service.reportCompromise(acme.slug(), kid));

        assertThat(list()).extracting(SigningKeyView::status).contains("active", "compromised");
        assertThat(app.as(VISITOR, () -> service.didDocument(acme.slug())).methods())
                .as("what still verifies")
                .singleElement()
                .satisfies(method -> assertThat(method.id()).doesNotContain(kid));
        assertThatThrownBy(
                        () ->
                                app.does(
                                        caller(ann),
                                        () -> service.reportCompromise(acme.slug(), kid)))
                .isInstanceOf(StateForbidsCommand.class);
    }

    @Test
    void reportCompromise_ofAKeyHeldElsewhere_makesNoneThatTheInstallationCouldUse() {
        var mine = new ExternalKey(random);
        var kid = adopt(mine, mine.proof(acme.did(), app.clock.instant()));

        app.does(caller(ann), () -> service.reportCompromise(acme.slug(), kid));

        assertThat(list()).extracting(SigningKeyView::status).containsExactly("compromised");
    }

    @Test
    void reportCompromise_ofARetiredKey_leavesTheActiveOneInForce() {
        var first = rotate();
        app.clock.pass(Duration.ofSeconds(1));
        var second = rotate();

        app.does(caller(ann), () -> service.reportCompromise(acme.slug(), first));

        assertThat(list())
                .filteredOn(key -> key.status().equals("active"))
                .extracting(SigningKeyView::kid)
                .containsExactly(second);
        assertThat(list()).hasSize(2);
    }

    @Test
    void anotherOrganisationsAdministrator_canDoNothingHere() {
        var kid = rotate();
        var other = app.identity.anOrganisation();
        var eve = caller(app.identity.aMember(other, Role.ADMINISTRATOR));
        var mine = new ExternalKey(random);
        var proof = mine.proof(acme.did(), app.clock.instant());

        assertThatThrownBy(() -> app.as(eve, () -> service.rotate(acme.slug())))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(
                        () -> app.as(eve, () -> service.adopt(acme.slug(), mine.multikey(), proof)))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> app.does(eve, () -> service.reportCompromise(acme.slug(), kid)))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> app.does(eve, () -> service.reportCompromise(other.slug(), kid)))
                .isInstanceOf(OrganisationHasNoSuchKey.class);
    }

    @Test
    void keysAreLimited_soThatTheDidDocumentCanAlwaysBeWritten() {
        for (int i = 0; i < DidDocument.MAX_METHODS; i++) {
            app.clock.pass(Duration.ofMillis(1));
            rotate();
        }

        assertThatThrownBy(this::rotate).isInstanceOf(TooManyOf.class);
        var active = list().get(0);
        assertThat(active.status()).isEqualTo("active");
        assertThat(app.as(VISITOR, () -> service.didDocument(acme.slug())).methods())
                .hasSize(DidDocument.MAX_METHODS);
        app.does(caller(ann), () -> service.reportCompromise(acme.slug(), active.kid()));
        assertThat(list()).extracting(SigningKeyView::status).contains("active");
    }

    @Test
    void organisationsThatDoNotTakePart_haveNoPublicKeys() {
        var registered = TestIdentity.registered("only-registered");
        app.identity.database.inTransaction(() -> app.identity.organisations.add(registered));

        assertThatThrownBy(() -> app.as(VISITOR, () -> service.list("only-registered")))
                .isInstanceOf(OrganisationIsUnknown.class);
        assertThatThrownBy(() -> app.as(VISITOR, () -> service.didDocument("only-registered")))
                .isInstanceOf(OrganisationIsUnknown.class);
    }

    @Test
    void theInstallationsSignature_verifiesByItsDidDocument() {
        var message = "checkpoint".getBytes(StandardCharsets.UTF_8);

        var signed = app.in(() -> app.get(InstallationSigner.class).sign(message));

        assertThat(signed).isInstanceOf(Signer.Signed.class);
        var document = app.as(VISITOR, service::installationDidDocument);
        assertThat(document.id()).hasToString("did:web:portal.example.org");
        assertThat(document.methods())
                .filteredOn(method -> method.id().endsWith("#" + signed.kid()))
                .singleElement()
                .satisfies(
                        method -> {
                            assertThat(method.key()).isEqualTo(signed.publicKey());
                            assertThat(method.key().verifies(message, signed.signature())).isTrue();
                        });
    }

    private String rotate() {
        return app.as(caller(ann), () -> service.rotate(acme.slug()));
    }

    private String adopt(ExternalKey key, String proof) {
        return app.as(caller(ann), () -> service.adopt(acme.slug(), key.multikey(), proof));
    }

    private List<SigningKeyView> list() {
        return app.as(VISITOR, () -> service.list(acme.slug()));
    }
}
