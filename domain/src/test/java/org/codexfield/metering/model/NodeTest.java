package org.codexfield.metering.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.evidence.verify.DidKey;
import org.codexfield.evidence.verify.Ed25519;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.metering.EndpointIsUnacceptable;
import org.codexfield.metering.HostedVersion;
import org.codexfield.metering.verify.NodeRegistration;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;
import org.codexfield.shared.StaleVersion;
import org.codexfield.shared.TextIsUnacceptable;
import org.junit.jupiter.api.Test;

class NodeTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final MemberId NINA = new MemberId(new UUID(7, 1));
    private static final Did GRID = new Did("did:web:example.org:organisations:grid");
    private static final Did KEY = DidKey.of(Ed25519.publicKey(new byte[32]));
    private static final Node.Operator OPERATOR =
            new Node.Operator(new OrganisationId(new UUID(7, 2)), "grid", GRID);
    private static final HostedVersion VERSION =
            new HostedVersion(
                    new CapsuleName("hospital", "images"),
                    new VersionNumber("1.0.0"),
                    Digest.of(new byte[] {1}));

    private static Node.SignedRegistration signed(Instant at, String endpoint, String region) {
        return signed(at, endpoint, region, GRID);
    }

    private static Node.SignedRegistration signed(
            Instant at, String endpoint, String region, Did operator) {
        var says =
                new NodeRegistration(
                        "https://portal.example.org", at, KEY, endpoint, operator, region);
        return new Node.SignedRegistration(says.sign(Ed25519.signer(new byte[32])), says);
    }

    private static Node aNode() {
        return new Node(OPERATOR, signed(NOON, "https://node.example.org", "CH"), NOON);
    }

    @Test
    void aNodeThatJoins_tellsWhoAndWhereItIs() {
        var fact = aNode().registered(NINA);

        assertThat(fact.leafType()).isEqualTo("node.registered");
        assertThat(fact.organisation()).isEqualTo(OPERATOR.id());
        assertThat(fact.change().before()).isEqualTo(Digest.ZERO);
        assertThat(fact.document())
                .containsEntry("did", KEY.value())
                .containsEntry("operator", GRID.value())
                .containsEntry("endpoint", "https://node.example.org:443")
                .containsEntry("region", "CH")
                .containsEntry("decidedBy", NINA.toString())
                .containsKey("registrationDigest");
    }

    @Test
    void aRegistration_ofAnotherOperator_orOfNoPlace_isRefused() {
        var other = new Did("did:web:example.org:organisations:other");
        assertThatThrownBy(
                        () -> new Node(OPERATOR, signed(NOON, "http://a.org", "CH", other), NOON))
                .isInstanceOf(RegistrationIsForAnother.class);
        for (var region : new String[] {"", "ch", "EU", "CHE", "XX"}) {
            assertThatThrownBy(() -> new Node(OPERATOR, signed(NOON, "http://a.org", region), NOON))
                    .as(region)
                    .isInstanceOfAny(RegionIsUnknown.class, TextIsUnacceptable.class);
        }
        assertThatThrownBy(() -> new Node(OPERATOR, signed(NOON, "http://a.org/x", "CH"), NOON))
                .isInstanceOf(EndpointIsUnacceptable.class);
    }

    @Test
    void aLaterRegistration_movesIt() {
        var node = aNode();
        var before = node.registered(NINA).change().after();

        var moved =
                node.move(
                                signed(NOON.plusMillis(1), "https://b.example.org", "DE"),
                                NINA,
                                NOON.plusSeconds(9))
                        .orElseThrow();

        assertThat(moved.change().before()).isEqualTo(before);
        assertThat(moved.change().after()).isNotEqualTo(before);
        assertThat(moved.document())
                .containsEntry("endpoint", "https://b.example.org:443")
                .containsEntry("region", "DE");
        assertThat(node.region()).isEqualTo("DE");
        assertThat(
                        node.move(
                                signed(NOON.plusSeconds(2), "https://b.example.org", "DE"),
                                NINA,
                                NOON))
                .isEmpty();
    }

    @Test
    void aRegistration_thatIsNotLater_isRefused() {
        for (var at : new Instant[] {NOON, NOON.minusMillis(1), NOON.plusNanos(999_999)}) {
            assertThatThrownBy(() -> aNode().move(signed(at, "http://b.org", "DE"), NINA, NOON))
                    .isInstanceOf(RegistrationIsNotNewer.class);
        }
    }

    @Test
    void aSuspendedNode_servesNot_untilItIsResumed() {
        var node = aNode();
        node.requireGood();

        assertThat(node.suspend(NINA, "Wrong answers", NOON).document())
                .containsEntry("reasonDigest", Digest.of("Wrong answers".getBytes(UTF_8)).hex());
        assertThatThrownBy(node::requireGood)
                .isInstanceOf(NodeIsSuspended.class)
                .hasMessageContaining("Wrong answers");
        assertThatThrownBy(() -> node.suspend(NINA, "Again", NOON))
                .isInstanceOf(StateForbidsCommand.class);
        assertThatThrownBy(() -> node.assign(VERSION, OPERATOR.id(), NINA, NOON))
                .isInstanceOf(StateForbidsCommand.class);
        assertThat(node.resume(NINA, "Mended", NOON).leafType()).isEqualTo("node.resumed");
        node.requireGood();
        assertThatThrownBy(() -> node.resume(NINA, "Again", NOON))
                .isInstanceOf(StateForbidsCommand.class);
    }

    @Test
    void aWithdrawnNode_neverComesBack() {
        var node = aNode();
        node.suspend(NINA, "Wrong answers", NOON);

        assertThat(node.withdraw(NINA, "Sold", NOON).leafType()).isEqualTo("node.withdrawn");

        assertThatThrownBy(node::requireGood).isInstanceOf(NodeIsWithdrawn.class);
        assertThatThrownBy(() -> node.resume(NINA, "Back", NOON))
                .isInstanceOf(StateForbidsCommand.class);
        assertThatThrownBy(() -> node.withdraw(NINA, "Again", NOON))
                .isInstanceOf(StateForbidsCommand.class);
        assertThatThrownBy(
                        () ->
                                node.move(
                                        signed(NOON.plusSeconds(1), "http://b.org", "DE"),
                                        NINA,
                                        NOON))
                .isInstanceOf(StateForbidsCommand.class);
    }

    @Test
    void aReason_mustBeGiven() {
        assertThatThrownBy(() -> aNode().suspend(NINA, " ", NOON))
                .isInstanceOf(TextIsUnacceptable.class);
        assertThatThrownBy(() -> aNode().withdraw(NINA, "x".repeat(2001), NOON))
                .isInstanceOf(TextIsUnacceptable.class);
    }

    @Test
    void hosting_beginsAndEnds_asFactsOfTheOwner() {
        var owner = new OrganisationId(new UUID(7, 3));

        var assigned = aNode().assign(VERSION, owner, NINA, NOON);
        var released = aNode().release(VERSION, owner, NINA, NOON);

        assertThat(assigned.subject().organisation()).isEqualTo(owner.value());
        assertThat(assigned.leafType()).isEqualTo("host.assigned");
        assertThat(assigned.document())
                .containsEntry("capsule", "hospital/images")
                .containsEntry("version", "1.0.0")
                .containsEntry("manifestDigest", VERSION.manifestDigest().hex());
        assertThat(assigned.change().before()).isEqualTo(Digest.ZERO);
        assertThat(released.leafType()).isEqualTo("host.released");
        assertThat(released.change().after()).isEqualTo(Digest.ZERO);
    }

    @Test
    void whoSawAnotherVersion_isTold() {
        aNode().requireVersion(0);
        assertThatThrownBy(() -> aNode().requireVersion(3)).isInstanceOf(StaleVersion.class);
    }
}
