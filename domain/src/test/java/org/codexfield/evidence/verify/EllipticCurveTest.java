package org.codexfield.evidence.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.evidence.verify.MerkleFixture.hex;

import java.math.BigInteger;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EllipticCurveTest {

    private static final BigInteger P256_ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
    private static final byte[] MESSAGE = "message".getBytes(UTF_8);

    /** RFC 6979, appendix A.2.5, SHA-256, message "sample" (IETF Trust, Simplified BSD). */
    @Test
    void p256_verifiesTheVectorOfRfc6979() {
        var key =
                new VerificationKey(
                        KeyAlgorithm.P256,
                        hex("0360fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"));
        var signature =
                hex(
                        "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
                            + "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8");
        assertThat(key.verifies("sample".getBytes(US_ASCII), signature)).isTrue();
        assertThat(key.verifies("Sample".getBytes(US_ASCII), signature)).isFalse();
    }

    /**
     * The deterministic secp256k1 vector that Bitcoin libraries share: private key 1, message
     * "Satoshi Nakamoto", SHA-256 (bitcoinjs-lib, test/fixtures/ecdsa.json, MIT).
     */
    @Test
    void secp256k1_verifiesTheSharedVector() {
        var key =
                new VerificationKey(
                        KeyAlgorithm.SECP256K1,
                        hex("0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"));
        var signature =
                hex(
                        "934b1ea10a4b3c1757e2b0c017d0b6143ce3c9a7e6a4a49860d7a6ab210ee3d8"
                            + "2442ce9d2b916064108014783e923ec36b49743e2ffa1c4496f01a512aafd9e5");
        assertThat(key.verifies("Satoshi Nakamoto".getBytes(US_ASCII), signature)).isTrue();
        assertThat(key.verifies("satoshi nakamoto".getBytes(US_ASCII), signature)).isFalse();
    }

    @Property
    void verifies_isFalse_whenAnyBitIsFlipped(
            @ForAll byte[] message,
            @ForAll @IntRange(max = 511) int bit,
            @ForAll @IntRange(min = 1, max = 1000) int secret,
            @ForAll boolean onP256) {
        var keys = onP256 ? TestKeys.p256(secret) : TestKeys.secp256k1(secret);
        var signature = keys.signer().apply(message);
        assertThat(keys.key().verifies(message, signature)).isTrue();
        signature[bit / 8] ^= (byte) (1 << bit % 8);
        assertThat(keys.key().verifies(message, signature)).isFalse();
    }

    @Test
    void verifies_isFalse_forValuesOutOfRange() {
        var keys = TestKeys.p256(7);
        var good = keys.signer().apply(MESSAGE);
        var r = new BigInteger(1, Arrays.copyOfRange(good, 0, 32));
        var s = new BigInteger(1, Arrays.copyOfRange(good, 32, 64));
        for (var bad :
                new byte[][] {
                    TestKeys.signature(BigInteger.ZERO, BigInteger.ZERO),
                    TestKeys.signature(BigInteger.ZERO, s),
                    TestKeys.signature(r, BigInteger.ZERO),
                    TestKeys.signature(r, P256_ORDER),
                    TestKeys.signature(P256_ORDER, s),
                    TestKeys.signature(P256_ORDER, P256_ORDER),
                    Arrays.copyOf(good, 63),
                    Arrays.copyOf(good, 65),
                    new byte[0]
                }) {
            assertThat(keys.key().verifies(MESSAGE, bad)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00",
                "020000000000000000000000000000000000000000000000000000000000000005",
                "0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6",
                "0060fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6",
                "02ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "0360fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29f",
                ""
            })
    void keys_areRefused_whenNoCompressedPointOfTheCurve(String key) {
        assertThatThrownBy(() -> new VerificationKey(KeyAlgorithm.SECP256K1, hex(key)))
                .isInstanceOf(KeyIsMalformed.class);
    }
}
