package org.codexfield.identity.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.identity.persistence.TestIdentity.NOON;
import static org.codexfield.identity.persistence.TestIdentity.signingKey;

import java.util.UUID;
import java.util.function.Supplier;
import org.codexfield.identity.KeyCustody;
import org.codexfield.identity.SigningKeyId;
import org.codexfield.identity.model.Organisation;
import org.codexfield.identity.model.OrganisationHasNoSuchKey;
import org.codexfield.identity.model.SigningKey;
import org.codexfield.identity.model.SigningKeyStatus;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Test;

/** What every store of signing keys does. */
abstract class SigningKeysContract extends IdentityContract {

    SigningKeysContract(Supplier<TestDatabase> source) {
        super(source);
    }

    @Test
    void whatIsKept_isReadBack_andHasTheDigestThatWasTold() {
        var acme = identity.anOrganisation();
        var kept = signingKey(acme);
        var told = kept.created().change().after();
        add(kept);

        var fact =
                identity.in(
                        () -> {
                            var found = identity.signingKeys.get(acme.id(), kept.kid());
                            assertThat(found.id()).isEqualTo(kept.id());
                            assertThat(found.sealedPrivateKey()).containsExactly(1, 2);
                            assertThat(found.createdAt()).isEqualTo(NOON);
                            assertThat(found.endedAt()).isEmpty();
                            return found.retire(NOON.plusSeconds(9));
                        });

        assertThat(fact.change().before()).isEqualTo(told);
        var retired = identity.in(() -> identity.signingKeys.get(acme.id(), kept.kid()));
        assertThat(retired.status()).isEqualTo(SigningKeyStatus.ROTATED);
        assertThat(retired.endedAt()).contains(NOON.plusSeconds(9));
    }

    @Test
    void aKeyHeldElsewhere_isKeptWithoutAPrivateHalf() {
        var acme = identity.anOrganisation();
        var key =
                new SigningKey(
                        SigningKeyId.next(NOON), acme, "z" + UUID.randomUUID(), new byte[0], NOON);
        add(key);

        var found = identity.in(() -> identity.signingKeys.get(acme.id(), key.kid()));

        assertThat(found.custody()).isEqualTo(KeyCustody.EXTERNAL);
        assertThat(found.sealedPrivateKey()).isEmpty();
    }

    @Test
    void anOrganisation_hasOneActiveKey() {
        var acme = identity.anOrganisation();
        add(signingKey(acme));

        assertConstraintRefuses(() -> add(signingKey(acme)));
    }

    @Test
    void aKey_isReplaced_inOneTransaction() {
        var acme = identity.anOrganisation();
        var old = signingKey(acme);
        var next = signingKey(acme, NOON.plusMillis(1));
        add(old);

        identity.database.inTransaction(
                () -> {
                    identity.signingKeys.get(acme.id(), old.kid()).retire(NOON);
                    identity.signingKeys.flush();
                    assertThat(identity.signingKeys.active(acme.id())).isEmpty();
                    identity.signingKeys.add(next);
                });

        assertThat(identity.in(() -> identity.signingKeys.active(acme.id())))
                .map(SigningKey::kid)
                .contains(next.kid());
        assertThat(identity.in(() -> identity.signingKeys.all(acme.id())))
                .extracting(SigningKey::kid)
                .containsExactly(old.kid(), next.kid());
    }

    @Test
    void aKey_isFoundInItsOrganisationAlone() {
        var acme = identity.anOrganisation();
        var other = identity.anOrganisation();
        var key = signingKey(acme);
        add(key);

        assertThatThrownBy(() -> identity.in(() -> identity.signingKeys.get(other.id(), key.kid())))
                .isInstanceOf(OrganisationHasNoSuchKey.class);
        assertThat(identity.in(() -> identity.signingKeys.active(other.id()))).isEmpty();
        assertThat(identity.in(() -> identity.signingKeys.all(other.id()))).isEmpty();
    }

    @Test
    void anUnknownKey_isRefused() {
        var acme = identity.anOrganisation();
        add(signingKey(acme));
        for (var kid : new String[] {"", "key-1", "%", "' OR '1'='1", "key-\u0000"}) {
            assertThatThrownBy(() -> identity.in(() -> identity.signingKeys.get(acme.id(), kid)))
                    .isInstanceOf(OrganisationHasNoSuchKey.class);
        }
    }

    @Test
    void aPublicKey_isRegisteredOnce_inTheWholeInstallation() {
        var key = signingKey(identity.anOrganisation());
        add(key);
        var copy =
                new SigningKey(
                        SigningKeyId.next(NOON),
                        identity.anOrganisation(),
                        key.publicKeyMultibase(),
                        new byte[0],
                        NOON);

        assertThat(exists(key.publicKeyMultibase())).isTrue();
        assertThat(exists("z" + UUID.randomUUID())).isFalse();
        assertConstraintRefuses(() -> add(copy));
    }

    @Test
    void aLostRace_isNoticed() throws Exception {
        Organisation acme = identity.anOrganisation();
        var key = signingKey(acme);
        add(key);

        assertLostRaceIsNoticed(
                () -> identity.signingKeys.get(acme.id(), key.kid()),
                found -> found.compromise(NOON));
    }

    private boolean exists(String publicKey) {
        return identity.in(() -> identity.signingKeys.exists(publicKey));
    }

    private void add(SigningKey key) {
        identity.database.inTransaction(() -> identity.signingKeys.add(key));
    }
}
