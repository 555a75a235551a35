package org.codexfield.identity.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.identity.model.IdentityFixture.ACME_DID;
import static org.codexfield.identity.model.IdentityFixture.ANN;
import static org.codexfield.identity.model.IdentityFixture.NOON;
import static org.codexfield.identity.model.IdentityFixture.aSigningKey;
import static org.codexfield.identity.model.IdentityFixture.registeredBy;

import java.util.Map;
import org.codexfield.identity.KeyCustody;
import org.codexfield.identity.SigningKeyId;
import org.codexfield.shared.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SigningKeyTest {

    @Test
    void create_isALeaf_thatSaysWhoseKeyItIs_andWhoHoldsIt() {
        var key = aSigningKey(SigningKeyStatus.ACTIVE);

        var fact = key.created();

        assertThat(fact.leafType()).isEqualTo("key.created");
        assertThat(fact.at()).isEqualTo(NOON);
        assertThat(fact.change().before()).isEqualTo(Digest.ZERO);
        assertThat(fact.document())
                .isEqualTo(
                        Map.of(
                                "did", ACME_DID.value(),
                                "kid", key.kid(),
                                "publicKeyMultibase", key.publicKeyMultibase(),
                                "custody", "hosted",
                                "organisation", fact.organisation().toString()));
        assertThat(key.endedAt()).isEmpty();
    }

    @Test
    void aKeyWithoutItsPrivateHalf_isInExternalCustody() {
        var key =
                new SigningKey(
                        SigningKeyId.next(NOON), registeredBy(ANN), "z6Mk", new byte[0], NOON);

        assertThat(key.custody()).isEqualTo(KeyCustody.EXTERNAL);
        assertThat(key.created().document()).containsEntry("custody", "external");
    }

    @Test
    void retire_endsSigning_andTellsTheLog() {
        var key = aSigningKey(SigningKeyStatus.ACTIVE);
        var created = key.created();

        var fact = key.retire(NOON.plusSeconds(1));

        assertThat(key.status()).isEqualTo(SigningKeyStatus.ROTATED);
        assertThat(key.endedAt()).contains(NOON.plusSeconds(1));
        assertThat(fact.leafType()).isEqualTo("key.rotated");
        assertThat(fact.at()).isEqualTo(NOON.plusSeconds(1));
        assertThat(fact.change().before()).isEqualTo(created.change().after());
    }

    @ParameterizedTest
    @EnumSource(
            value = SigningKeyStatus.class,
            names = {"ROTATED", "COMPROMISED"})
    void retire_isABug_forAKeyThatSignsNoMore(SigningKeyStatus status) {
        var key = aSigningKey(status);

        assertThatThrownBy(() -> key.retire(NOON)).isInstanceOf(IllegalStateException.class);
        assertThat(key.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource(
            value = SigningKeyStatus.class,
            names = {"ACTIVE", "ROTATED"})
    void compromise_isReported_ofActiveAndOfRetiredKeys(SigningKeyStatus status) {
        var key = aSigningKey(status);

        var fact = key.compromise(NOON.plusSeconds(2));

        assertThat(key.status()).isEqualTo(SigningKeyStatus.COMPROMISED);
        assertThat(key.endedAt()).contains(NOON.plusSeconds(2));
        assertThat(fact.leafType()).isEqualTo("key.compromised");
        assertThat(fact.document()).containsEntry("kid", key.kid());
    }

    @Test
    void theSealedKey_cannotBeChangedFromOutside() {
        var key = aSigningKey(SigningKeyStatus.ACTIVE);

        key.sealedPrivateKey()[0] = 9;

        assertThat(key.sealedPrivateKey()).containsExactly(1);
    }
}
