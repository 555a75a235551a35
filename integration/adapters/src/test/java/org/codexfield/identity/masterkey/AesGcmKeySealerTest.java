package org.codexfield.identity.masterkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.identity.masterkey.MasterKeys.masterKey;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.codexfield.identity.model.MasterKeyIsWrong;
import org.junit.jupiter.api.Test;

class AesGcmKeySealerTest {

    private static final UUID KEY = new UUID(1, 2);
    private static final UUID OTHER = new UUID(1, 3);
    private static final byte[] SECRET =
            "thirty-two bytes of a secret key".getBytes(StandardCharsets.US_ASCII);

    private final AesGcmKeySealer sealer = new AesGcmKeySealer(masterKey(1));

    @Test
    void whatIsSealed_opensUnderTheSameKeyAndIdentifier() {
        assertThat(sealer.open(KEY, sealer.seal(KEY, SECRET))).isEqualTo(SECRET);
        assertThat(new AesGcmKeySealer(masterKey(1)).open(KEY, sealer.seal(KEY, SECRET)))
                .as("after a restart")
                .isEqualTo(SECRET);
    }

    @Test
    void whatIsSealed_showsNothing_andIsNeverTheSameTwice() {
        var one = sealer.seal(KEY, SECRET);
        var other = sealer.seal(KEY, SECRET);

        assertThat(one).hasSize(12 + SECRET.length + 16).isNotEqualTo(other);
        assertThat(HexFormat.of().formatHex(one))
                .doesNotContain(HexFormat.of().formatHex(SECRET, 0, 8));
    }

    @Test
    void anotherMasterKey_opensNothing() {
        var sealed = sealer.seal(KEY, SECRET);
        var another = new AesGcmKeySealer(masterKey(2));

        assertThatThrownBy(() -> another.open(KEY, sealed)).isInstanceOf(MasterKeyIsWrong.class);
    }

    @Test
    void aSecretMovedToAnotherRow_doesNotOpen() {
        var sealed = sealer.seal(KEY, SECRET);

        assertThatThrownBy(() -> sealer.open(OTHER, sealed)).isInstanceOf(MasterKeyIsWrong.class);
    }

    @Test
    void oneAlteredBit_anywhere_isNoticed() {
        var sealed = sealer.seal(KEY, SECRET);
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            var altered = sealed.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> sealer.open(KEY, altered))
                    .as("bit " + bit)
                    .isInstanceOf(MasterKeyIsWrong.class);
        }
    }

    @Test
    void whatIsCutShort_doesNotOpen() {
        var sealed = sealer.seal(KEY, SECRET);
        for (int length = 0; length < sealed.length; length++) {
            var cut = Arrays.copyOf(sealed, length);
            assertThatThrownBy(() -> sealer.open(KEY, cut)).isInstanceOf(MasterKeyIsWrong.class);
        }
    }
}
