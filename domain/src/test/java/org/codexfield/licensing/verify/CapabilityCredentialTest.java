package org.codexfield.licensing.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.codexfield.evidence.verify.Ed25519;
import org.codexfield.evidence.verify.Jws;
import org.codexfield.evidence.verify.JwsHeader;
import org.codexfield.evidence.verify.JwsTypeIsUnexpected;
import org.codexfield.evidence.verify.KeyAlgorithm;
import org.codexfield.evidence.verify.SignatureDoesNotMatch;
import org.codexfield.evidence.verify.SigningKeyIsUnknown;
import org.codexfield.evidence.verify.VerificationKey;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CapabilityCredentialTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Did PROVIDER = new Did("did:web:example.org:organisations:hospital");
    private static final Did OTHER = new Did("did:web:example.org:organisations:other");
    private static final String KID = PROVIDER + "#k1";
    private static final String REVOCATIONS = "https://example.org/api/v1/status-lists/1";
    private static final String SUSPENSIONS = "https://example.org/api/v1/status-lists/2";
    private static final CapabilityCredential CREDENTIAL =
            new CapabilityCredential(
                    "urn:uuid:019c0000-0000-7000-8000-000000000009",
                    "019c0000-0000-7000-8000-000000000001",
                    Digest.of(new byte[] {3}),
                    PROVIDER,
                    new Did("did:web:example.org:organisations:institute"),
                    "hospital/images",
                    Digest.of(new byte[] {1}),
                    List.of("invoke", "download"),
                    List.of("research"),
                    Digest.of(new byte[] {2}),
                    NOON,
                    NOON.plus(Duration.ofDays(30)),
                    List.of(
                            new StatusEntry(StatusPurpose.REVOCATION, REVOCATIONS, 94_567),
                            new StatusEntry(StatusPurpose.SUSPENSION, SUSPENSIONS, 3)));

    @Test
    void aCredential_isReadAsItWasWritten() {
        assertThat(verify(signed(CREDENTIAL.payload()), NOON)).isEqualTo(CREDENTIAL);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 30L * 86_400})
    void outsideItsTime_itIsRefused(long seconds) {
        assertThatThrownBy(() -> verify(signed(CREDENTIAL.payload()), NOON.plusSeconds(seconds)))
                .isInstanceOf(CredentialIsNotValidNow.class);
    }

    @Test
    void anotherKey_anotherPurpose_andAnUnknownKey_areRefused() {
        var payload = CREDENTIAL.payload();

        assertThatThrownBy(() -> verify(signed(payload, KID, "vc+jwt", 2), NOON))
                .isInstanceOf(SignatureDoesNotMatch.class);
        assertThatThrownBy(() -> verify(signed(payload, KID, "jwt", 1), NOON))
                .isInstanceOf(JwsTypeIsUnexpected.class);
        assertThatThrownBy(() -> verify(signed(payload, PROVIDER + "#k9", "vc+jwt", 1), NOON))
                .isInstanceOf(SigningKeyIsUnknown.class);
    }

    @Test
    void aKey_signsForItsOwnDidAlone() {
        var foreign = signed(CREDENTIAL.payload(), OTHER + "#k1", "vc+jwt", 1);

        assertThatThrownBy(
                        () ->
                                CapabilityCredential.verify(
                                        foreign, kid -> Optional.of(key(1)), NOON))
                .isInstanceOf(CredentialIsMalformed.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CapabilityCredential | OwnershipCredential",
                "credentials/v2 | credentials/v1",
                "\"statusPurpose\":\"suspension\" | \"statusPurpose\":\"refresh\"",
                "\"statusListIndex\":\"3\" | \"statusListIndex\":\"x\"",
                "\"statusListIndex\":\"3\" | \"statusListIndex\":3",
                "\"purposes\":[\"research\"] | \"purposes\":[]",
                "2026-03-02T12:00:00.000Z | noon"
            })
    void whatIsNoSuchCredential_isRefused_evenWhenSigned(String there, String instead) {
        var text = new String(CREDENTIAL.payload(), StandardCharsets.UTF_8);
        assertThat(text).contains(there);
        var changed = text.replace(there, instead).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> verify(signed(changed), NOON))
                .isInstanceOf(CredentialIsMalformed.class);
    }

    @Test
    void aStatusList_tellsWhichCredentialsItSpeaksAgainst() {
        var list = list(REVOCATIONS, PROVIDER, StatusPurpose.REVOCATION, List.of(94_567, 8));
        var read = StatusListCredential.verify(signed(list.payload()), this::find, NOON);

        assertThat(read.speaksAgainst(CREDENTIAL)).isTrue();
        assertThat(
                        list(SUSPENSIONS, PROVIDER, StatusPurpose.SUSPENSION, List.of(94_567))
                                .speaksAgainst(CREDENTIAL))
                .isFalse();
        assertThatThrownBy(
                        () ->
                                StatusListCredential.verify(
                                        signed(list.payload()), this::find, NOON.plusSeconds(60)))
                .isInstanceOf(CredentialIsNotValidNow.class);
    }

    @Test
    void anotherList_andAnotherProvidersList_areRefused() {
        assertThatThrownBy(
                        () ->
                                list(SUSPENSIONS, PROVIDER, StatusPurpose.REVOCATION, List.of())
                                        .speaksAgainst(CREDENTIAL))
                .isInstanceOf(CredentialIsMalformed.class);
        assertThatThrownBy(
                        () ->
                                list(REVOCATIONS, OTHER, StatusPurpose.REVOCATION, List.of())
                                        .speaksAgainst(CREDENTIAL))
                .isInstanceOf(CredentialIsMalformed.class);
    }

    @Test
    void bits_standWhereTheSpecificationPutsThem() {
        var bits = BitstringStatusList.decode(BitstringStatusList.of(List.of(0, 9)).encode());

        assertThat(bits.isSet(0)).isTrue();
        assertThat(bits.isSet(1)).isFalse();
        assertThat(bits.isSet(9)).isTrue();
        assertThat(bits.isSet(BitstringStatusList.MIN_BITS - 1)).isFalse();
        assertThatThrownBy(() -> bits.isSet(BitstringStatusList.MIN_BITS))
                .isInstanceOf(CredentialIsMalformed.class);
        assertThatThrownBy(() -> BitstringStatusList.of(List.of(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // the list of the specification's example, section 1.3: 131,072 bits, none set
    @Test
    void theExampleOfTheSpecification_isRead() {
        var bits =
                BitstringStatusList.decode(
                        "uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA");

        assertThat(bits.isSet(94_567)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "u", "z123", "uAAAA", "u!!", "uH4sIAAAAAAAAA2MAAA"})
    void aListThatCannotBeRead_isRefused(String encoded) {
        assertThatThrownBy(() -> BitstringStatusList.decode(encoded))
                .isInstanceOf(CredentialIsMalformed.class);
    }

    private static StatusListCredential list(
            String address, Did issuer, StatusPurpose purpose, List<Integer> set) {
        return new StatusListCredential(
                address, issuer, purpose, BitstringStatusList.of(set), NOON, NOON.plusSeconds(60));
    }

    private CapabilityCredential verify(String jwt, Instant now) {
        return CapabilityCredential.verify(jwt, this::find, now);
    }

    private Optional<VerificationKey> find(String kid) {
        return kid.equals(KID) ? Optional.of(key(1)) : Optional.empty();
    }

    private static String signed(byte[] payload) {
        return signed(payload, KID, "vc+jwt", 1);
    }

    private static String signed(byte[] payload, String kid, String type, int seed) {
        return Jws.sign(
                new JwsHeader(KeyAlgorithm.ED25519, kid, type),
                payload,
                Ed25519.signer(privateKey(seed)));
    }

    private static VerificationKey key(int seed) {
        return Ed25519.publicKey(privateKey(seed));
    }

    private static byte[] privateKey(int seed) {
        var key = new byte[32];
        Arrays.fill(key, (byte) seed);
        return key;
    }
}
