package org.codexfield.evidence.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.evidence.verify.MerkleFixture.hex;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ed25519Test {

    private static final BigInteger ORDER =
            BigInteger.ONE
                    .shiftLeft(252)
                    .add(new BigInteger("27742317777372353535851937790883648493"));
    private static final BigInteger PRIME =
            BigInteger.ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));
    private static final byte[] MESSAGE = "message".getBytes(UTF_8);

    /** RFC 8032, section 7.1, tests 1 to 3 (IETF Trust, Simplified BSD). */
    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,"
                + "'',"
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bac"
                + "c61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
                + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,"
                + "72,"
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e"
                + "458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
                + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,"
                + "af82,"
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290"
                + "ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    })
    void signatures_areThoseOfTheRfc(String secret, String key, String message, String signature) {
        assertThat(Ed25519.publicKey(hex(secret)).bytes()).isEqualTo(hex(key));
        assertThat(Ed25519.signer(hex(secret)).apply(hex(message))).isEqualTo(hex(signature));
        assertThat(Ed25519.publicKey(hex(secret)).verifies(hex(message), hex(signature))).isTrue();
    }

    @Property
    void verifies_isFalse_whenAnyBitIsFlipped(
            @ForAll byte[] message,
            @ForAll @IntRange(max = 511) int bit,
            @ForAll @IntRange(min = 1, max = 100) int seed) {
        var keys = TestKeys.ed25519(seed);
        var signature = keys.signer().apply(message);
        assertThat(keys.key().verifies(message, signature)).isTrue();
        signature[bit / 8] ^= (byte) (1 << bit % 8);
        assertThat(keys.key().verifies(message, signature)).isFalse();
        assertThat(TestKeys.ed25519(seed + 1).key().verifies(message, signature)).isFalse();
    }

    @Test
    void verifies_isFalse_whenSIsNotBelowTheOrder() {
        var keys = TestKeys.ed25519(1);
        var signature = keys.signer().apply(MESSAGE);
        var malleated = signature.clone();
        var s = littleEndian(Arrays.copyOfRange(signature, 32, 64)).add(ORDER);
        System.arraycopy(littleEndian(s), 0, malleated, 32, 32);
        assertThat(keys.key().verifies(MESSAGE, signature)).isTrue();
        assertThat(keys.key().verifies(MESSAGE, malleated)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 65, 128})
    void verifies_isFalse_whenTheLengthIsWrong(int length) {
        var keys = TestKeys.ed25519(1);
        var signature = Arrays.copyOf(keys.signer().apply(MESSAGE), length);
        assertThat(keys.key().verifies(MESSAGE, signature)).isFalse();
    }

    /** All encodings of the eight points of small order, canonical and not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0100000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000080",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
            })
    void keysOfSmallOrder_areRefused(String key) {
        assertThatThrownBy(() -> new VerificationKey(KeyAlgorithm.ED25519, hex(key)))
                .isInstanceOf(KeyIsMalformed.class);
    }

    @Test
    void keysOfMixedOrder_areRefused() {
        // (-x, -y) is the point (x, y) plus the one of order two
        var key = TestKeys.ed25519(1).key().bytes();
        int sign = key[31] & 0x80;
        key[31] &= 0x7f;
        var mixed = littleEndian(PRIME.subtract(littleEndian(key)));
        mixed[31] |= (byte) (sign ^ 0x80);
        assertThat(org.bouncycastle.math.ec.rfc8032.Ed25519.validatePublicKeyPartial(mixed, 0))
                .as("it is a point of the curve")
                .isTrue();
        assertThatThrownBy(() -> new VerificationKey(KeyAlgorithm.ED25519, mixed))
                .isInstanceOf(KeyIsMalformed.class);
    }

    @Test
    void keysOffTheCurve_areRefused() {
        assertThatThrownBy(
                        () ->
                                new VerificationKey(
                                        KeyAlgorithm.ED25519, hex("02" + "00".repeat(31))))
                .isInstanceOf(KeyIsMalformed.class);
        assertThatThrownBy(() -> new VerificationKey(KeyAlgorithm.ED25519, new byte[33]))
                .isInstanceOf(KeyIsMalformed.class);
    }

    @Test
    void newPrivateKey_takesTheGivenRandomness() {
        var random = new SecureRandom();
        var privateKey = Ed25519.newPrivateKey(random);
        assertThat(privateKey).hasSize(32).isNotEqualTo(Ed25519.newPrivateKey(random));
        var signature = Ed25519.signer(privateKey).apply(MESSAGE);
        assertThat(Ed25519.publicKey(privateKey).verifies(MESSAGE, signature)).isTrue();
        assertThatThrownBy(() -> Ed25519.signer(new byte[31])).isInstanceOf(KeyIsMalformed.class);
    }

    private static BigInteger littleEndian(byte[] bytes) {
        return new BigInteger(1, reversed(bytes));
    }

    private static byte[] littleEndian(BigInteger value) {
        var bytes = value.toByteArray();
        var fixed = new byte[32];
        int length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
        return reversed(fixed);
    }

    private static byte[] reversed(byte[] bytes) {
        var reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }
}
