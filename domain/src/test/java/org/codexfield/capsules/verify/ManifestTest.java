package org.codexfield.capsules.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.capsules.CapsulesFixture.aDocumentation;
import static org.codexfield.capsules.CapsulesFixture.aHead;
import static org.codexfield.capsules.CapsulesFixture.aParent;
import static org.codexfield.capsules.CapsulesFixture.aPart;
import static org.codexfield.capsules.CapsulesFixture.terms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.codexfield.capsules.CapsulesFixture;
import org.codexfield.evidence.verify.CanonicalJson;
import org.codexfield.evidence.verify.Ed25519;
import org.codexfield.evidence.verify.Jws;
import org.codexfield.evidence.verify.JwsHeader;
import org.codexfield.evidence.verify.KeyAlgorithm;
import org.codexfield.evidence.verify.SignatureDoesNotMatch;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.evidence.verify.VerificationKey;
import org.codexfield.shared.DomainException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ManifestTest {

    private static final Manifest MANIFEST =
            new Manifest(
                    aHead(),
                    aDocumentation(),
                    List.of(aPart("b.csv", "2"), aPart("a.csv", "1")),
                    List.of(aParent("p", terms(ShareKind.CASCADING, 120_000))));

    /** The format is sealed for ever: this text and this digest never change. */
    @Test
    void theFormat_isThisText() {
        assertThat(new String(MANIFEST.bytes(), UTF_8))
                .isEqualTo(
                        "{\"capsule\":\"acme/scans\","
                            + "\"creator\":\"did:web:example.org:organisations:acme\",\"documentation\":{\"card\":\"#"
                            + " Scans\",\"description\":\"Lung scans\",\"tags\":[\"lung\"]},"
                            + "\"formatVersion\":1,\"kind\":\"dataset\",\"parents\":["
                            + "{\"manifestDigest\":\"148de9c5a7a44d19e56cd9ae1a554bf67847afb0c58f6e12fa29ac7ddfca9940\","
                            + "\"relation\":\"derivedFrom\",\"shareKind\":\"cascading\",\"sharePpm\":120000,"
                            + "\"termsDigest\":\"51d2361f4faea3bc8f9facdbc7d99abb555596a2e51f7b25fd3b41c93587e616\"}],"
                            + "\"parts\":[{\"blockBytes\":1048576,"
                            + "\"blockRoot\":\"2215e8ac4e2b871c2a48189e79738c956c081e23ac2f2415bf77da199dfd920c\","
                            + "\"cid\":\"bafkreidlq2zhh7zu7tqz224aj37vup2xi6w2j2vcf4outqa6klo3pb23jm\","
                            + "\"mediaType\":\"text/plain\",\"path\":\"a.csv\","
                            + "\"sha256\":\"6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b\","
                            + "\"sizeBytes\":1},{\"blockBytes\":1048576,"
                            + "\"blockRoot\":\"fa61e3dec3439589f4784c893bf321d0084f04c572c7af2b68e3f3360a35b486\","
                            + "\"cid\":\"bafkreiguonpdujs6c3xoap2zogfzwxidagoapwfwyupzbwr2mzxoye5lgu\","
                            + "\"mediaType\":\"text/plain\",\"path\":\"b.csv\","
                            + "\"sha256\":\"d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35\","
                            + "\"sizeBytes\":1}],\"title\":\"Scans\",\"version\":\"1.0.0\"}");
    }

    @Property(tries = 1000)
    void whatIsWritten_isReadBack_byteByByte(@ForAll("manifests") Manifest manifest) {
        var bytes = manifest.bytes();

        assertThat(Manifest.parse(bytes)).isEqualTo(manifest);
        assertThat(Manifest.parse(bytes).digest()).isEqualTo(manifest.digest());
    }

    @Property(tries = 300)
    void orderOfPartsAndParents_neverMatters(
            @ForAll("manifests") Manifest manifest, @ForAll Random random) {
        var parts = new ArrayList<>(manifest.parts());
        var parents = new ArrayList<>(manifest.parents());
        Collections.shuffle(parts, random);
        Collections.shuffle(parents, random);

        assertThat(new Manifest(manifest.head(), manifest.documentation(), parts, parents).digest())
                .isEqualTo(manifest.digest());
    }

    @Property(tries = 1000)
    void bytesThatSomebodyAltered_areRefused_orAreAnother(
            @ForAll("manifests") Manifest manifest, @ForAll Random random) {
        var bytes = manifest.bytes();
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(7));
        try {
            assertThat(Manifest.parse(bytes).digest()).isNotEqualTo(manifest.digest());
        } catch (DomainException e) {
            assertThat(e.kind()).isEqualTo(DomainException.Kind.INVALID);
        }
    }

    /** One rule of the format, broken. */
    private enum Breach {
        FORMAT(m -> m.put("formatVersion", 2)),
        UNKNOWN_MEMBER(m -> m.put("sealedAt", "2026-01-01T00:00:00.000Z")),
        UNKNOWN_KIND(m -> m.put("kind", "Dataset")),
        DATASET_WITH_INTERFACE(m -> m.putObject("interface").put("protocol", "http")),
        TITLE_NOT_TRIMMED(m -> m.put("title", " Scans")),
        TITLE_NOT_NFC(m -> m.put("title", "u\u0308")),
        NO_PARTS(m -> m.putArray("parts")),
        PARTS_UNSORTED(m -> m.withArray("parts").add(m.withArray("parts").remove(0))),
        PART_TWICE(m -> m.withArray("parts").add(m.withArray("parts").get(0))),
        OTHER_CID(m -> part(m).put("cid", aPart("x", "y").cid().toString())),
        OTHER_BLOCKS(m -> part(m).put("blockBytes", 4096)),
        NEGATIVE_SIZE(m -> part(m).put("sizeBytes", -1)),
        HUGE(m -> part(m).put("sizeBytes", 1L << 40)),
        HOSTILE_PATH(m -> part(m).put("path", "../x")),
        UPPER_CASE_DIGEST(m -> part(m).put("sha256", "A".repeat(64))),
        MEDIA_TYPE(m -> part(m).put("mediaType", "text/plain; charset=utf-8")),
        SHARE_WITHOUT_TERMS(m -> parent(m).remove("termsDigest")),
        SHARE_OF_NOTHING(m -> parent(m).put("sharePpm", 0)),
        SHARE_OVER_ALL(m -> parent(m).put("sharePpm", 1_000_001)),
        UNKNOWN_RELATION(m -> parent(m).put("relation", "trained-on")),
        TAG(m -> m.withObject("/documentation").putArray("tags").add("Lung")),
        CARD_MISSING(m -> m.withObject("/documentation").remove("card")),
        CREATOR(m -> m.put("creator", "acme"));

        @SuppressWarnings("ImmutableEnumChecker") // holds no state
        private final Consumer<ObjectNode> damage;

        Breach(Consumer<ObjectNode> damage) {
            this.damage = damage;
        }

        private static ObjectNode part(ObjectNode manifest) {
            return (ObjectNode) manifest.withArray("parts").get(0);
        }

        private static ObjectNode parent(ObjectNode manifest) {
            return (ObjectNode) manifest.withArray("parents").get(0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aManifestThatBreaksARule_isRefused(Breach breach) {
        var json = (ObjectNode) StrictJson.parse(MANIFEST.bytes());
        breach.damage.accept(json);

        assertThatThrownBy(() -> Manifest.parse(CanonicalJson.of(json)))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal ->
                                assertThat(refusal.kind()).isEqualTo(DomainException.Kind.INVALID));
    }

    @Test
    void partsThatCollide_areRefused() {
        assertThatThrownBy(() -> withParts("a.txt", "A.txt"))
                .isInstanceOf(ManifestIsMalformed.class);
        assertThatThrownBy(() -> withParts("a", "A/b")).isInstanceOf(ManifestIsMalformed.class);
        assertThatCode(() -> withParts("a/b", "a/c", "ab")).doesNotThrowAnyException();
    }

    @Test
    void theSignature_isOfTheCreator_overTheseBytes() {
        var privateKey = Ed25519.newPrivateKey(new SecureRandom());
        var key = Ed25519.publicKey(privateKey);
        var bytes = MANIFEST.bytes();
        var jws = sign(CapsulesFixture.ACME_DID + "#k1", privateKey, bytes);

        assertThat(Manifest.verify(bytes, jws, kid -> Optional.of(key)).key()).isEqualTo(key);
        assertThatThrownBy(() -> verify(sign("did:web:evil.org#k1", privateKey, bytes), key))
                .isInstanceOf(ManifestIsMalformed.class);
        var other = Ed25519.publicKey(Ed25519.newPrivateKey(new SecureRandom()));
        assertThatThrownBy(() -> verify(jws, other)).isInstanceOf(SignatureDoesNotMatch.class);
    }

    private static void verify(String jws, VerificationKey key) {
        Manifest.verify(MANIFEST.bytes(), jws, kid -> Optional.of(key));
    }

    private static String sign(String kid, byte[] privateKey, byte[] bytes) {
        return Jws.signDetached(
                new JwsHeader(KeyAlgorithm.ED25519, kid, Manifest.SIGNATURE_TYPE),
                bytes,
                Ed25519.signer(privateKey));
    }

    private static Manifest withParts(String... paths) {
        var parts = List.of(paths).stream().map(path -> aPart(path, path)).toList();
        return new Manifest(aHead(), aDocumentation(), parts, List.of());
    }

    @Provide
    static Arbitrary<Manifest> manifests() {
        return Combinators.combine(heads(), documentations(), parts(), parents()).as(Manifest::new);
    }

    private static Arbitrary<ManifestHead> heads() {
        var kinds = Arbitraries.of(CapsuleKind.values());
        var protocols = Arbitraries.of(CallProtocol.values()).optional();
        return Combinators.combine(kinds, protocols, Arbitraries.integers().between(0, 999))
                .as(
                        (kind, protocol, patch) ->
                                new ManifestHead(
                                        CapsuleName.parse("acme/scans"),
                                        new VersionNumber("1.0." + patch),
                                        kind,
                                        CapsulesFixture.ACME_DID,
                                        kind.isCallable() ? protocol : Optional.empty()));
    }

    private static Arbitrary<Documentation> documentations() {
        var texts =
                Arbitraries.strings()
                        .withCharRange(' ', '\u017F')
                        .excludeChars('\u007F')
                        .ofMaxLength(60)
                        .map(text -> text.replaceAll("[\\u0080-\\u009F]", "€"));
        var tags = Arbitraries.strings().withCharRange('a', 'z').ofMinLength(2).ofMaxLength(9);
        return Combinators.combine(texts, texts, texts, tags.list().ofMaxSize(5))
                .as(
                        (title, text, card, words) ->
                                new Documentation("T" + title, text, card, words));
    }

    private static Arbitrary<List<ManifestPart>> parts() {
        var names = Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(9);
        return names.set()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(set -> set.stream().map(name -> aPart("d/" + name, name)).toList());
    }

    private static Arbitrary<List<ManifestParent>> parents() {
        var names = Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(9);
        var terms =
                Arbitraries.of(
                        ParentTerms.NONE,
                        terms(ShareKind.FIXED, 1),
                        terms(ShareKind.CASCADING, ParentTerms.WHOLE));
        return Combinators.combine(names.set().ofMaxSize(4), terms)
                .as((set, with) -> set.stream().map(name -> aParent(name, with)).toList());
    }
}
