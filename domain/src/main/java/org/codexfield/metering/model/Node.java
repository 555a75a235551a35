package org.codexfield.metering.model;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.codexfield.evidence.Change;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.metering.HostAssigned;
import org.codexfield.metering.HostReleased;
import org.codexfield.metering.HostedVersion;
import org.codexfield.metering.NodeChanged;
import org.codexfield.metering.NodeEndpoint;
import org.codexfield.metering.NodeFacts;
import org.codexfield.metering.NodeId;
import org.codexfield.metering.NodeRegistered;
import org.codexfield.metering.NodeResumed;
import org.codexfield.metering.NodeSuspended;
import org.codexfield.metering.NodeWithdrawn;
import org.codexfield.metering.verify.NodeRegistration;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;
import org.codexfield.shared.StaleVersion;
import org.codexfield.shared.Text;

/**
 * A machine that hosts capsules and serves their calls. Its key is its name: whoever holds it moves
 * the node by signing where it is. How it does is kept apart, for it changes every few seconds.
 */
@Entity
@Table(name = "node", schema = "metering")
public class Node {

    private static final int MAX_REASON = 2000;

    @Id
    @Column(name = "id", nullable = false)
    private UUID id;

    @Column(name = "did", nullable = false)
    private String did;

    @Column(name = "operator_id", nullable = false)
    private UUID operatorId;

    @Column(name = "operator_slug", nullable = false)
    private String operatorSlug;

    @Column(name = "operator_did", nullable = false)
    private String operatorDid;

    @Column(name = "endpoint", nullable = false)
    private String endpoint;

    @Column(name = "region", nullable = false)
    private String region;

    @Enumerated(EnumType.STRING)
    @Column(name = "standing", nullable = false)
    private NodeStanding standing;

    @Column(name = "reason", nullable = false)
    private String reason = "";

    @Column(name = "registration", nullable = false)
    private String registration;

    @Column(name = "signed_at", nullable = false)
    private Instant signedAt;

    @Column(name = "registered_at", nullable = false)
    private Instant registeredAt;

    @Version
    @Column(name = "version", nullable = false)
    private long version;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected Node() {}

    /**
     * A node that joins.
     *
     * @throws RegistrationIsForAnother unless it says that this organisation runs it
     * @throws RegionIsUnknown if it stands in no country
     */
    public Node(Operator operator, SignedRegistration signed, Instant now) {
        this.id = NodeId.next(now).value();
        this.did = signed.says().node().value();
        this.operatorId = operator.id().value();
        this.operatorSlug = operator.slug();
        this.operatorDid = operator.did().value();
        this.standing = NodeStanding.GOOD;
        this.registeredAt = now;
        take(signed);
    }

    /** The organisation that runs a node. */
    public record Operator(OrganisationId id, String slug, Did did) {}

    /**
     * A registration whose signature was found good.
     *
     * @param jws as it was signed
     * @param says what it says
     */
    public record SignedRegistration(String jws, NodeRegistration says) {}

    /** Tells that it joined. */
    public NodeRegistered registered(MemberId by) {
        return new NodeRegistered(
                id(), operator(), facts(), by, Change.created(state()), registeredAt);
    }

    /**
     * Moves it to where a later registration says that it is.
     *
     * @return nothing when it is there already
     * @throws StateForbidsCommand once it is withdrawn
     * @throws RegistrationIsNotNewer unless it was signed after the last one
     */
    public Optional<NodeChanged> move(SignedRegistration signed, MemberId by, Instant now) {
        MeteringCommand.REGISTER_NODE.requireStanding(standing);
        if (!millis(signed).isAfter(signedAt)) {
            throw new RegistrationIsNotNewer();
        }
        var before = state();
        var place = endpoint + " " + region;
        take(signed);
        return place.equals(endpoint + " " + region)
                ? Optional.empty()
                : Optional.of(
                        new NodeChanged(
                                id(), operator(), facts(), by, new Change(before, state()), now));
    }

    private void take(SignedRegistration signed) {
        var says = signed.says();
        if (!says.operator().value().equals(operatorDid)) {
            throw new RegistrationIsForAnother(says.operator().value());
        }
        endpoint = NodeEndpoint.parse(says.endpoint()).toString();
        region = country(says.region());
        registration = signed.jws();
        signedAt = millis(signed);
    }

    /** As the column keeps it: what is rounded down would be later than itself. */
    private static Instant millis(SignedRegistration signed) {
        return signed.says().at().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String country(String code) {
        if (!Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(code)) {
            throw new RegionIsUnknown(Text.line("region", code, 20));
        }
        return code;
    }

    /** Stops it for now. */
    public NodeSuspended suspend(MemberId by, String why, Instant now) {
        MeteringCommand.SUSPEND_NODE.requireStanding(standing);
        var change = become(NodeStanding.SUSPENDED, why);
        return new NodeSuspended(id(), operator(), facts(), by, reasonDigest(), change, now);
    }

    /** Lets it serve again. */
    public NodeResumed resume(MemberId by, String why, Instant now) {
        MeteringCommand.RESUME_NODE.requireStanding(standing);
        var change = become(NodeStanding.GOOD, why);
        return new NodeResumed(id(), operator(), facts(), by, reasonDigest(), change, now);
    }

    /** Takes it out for good. */
    public NodeWithdrawn withdraw(MemberId by, String why, Instant now) {
        MeteringCommand.WITHDRAW_NODE.requireStanding(standing);
        var change = become(NodeStanding.WITHDRAWN, why);
        return new NodeWithdrawn(id(), operator(), facts(), by, reasonDigest(), change, now);
    }

    /**
     * Has it keep a copy of a version for the version's owner.
     *
     * @throws StateForbidsCommand unless it may host
     */
    public HostAssigned assign(
            HostedVersion version, OrganisationId owner, MemberId by, Instant now) {
        MeteringCommand.ASSIGN_HOST.requireStanding(standing);
        var change = Change.created(state(version));
        return new HostAssigned(id(), did(), owner, version, by, change, now);
    }

    /** No longer has it keep a copy of a version for the version's owner. */
    public HostReleased release(
            HostedVersion version, OrganisationId owner, MemberId by, Instant now) {
        var change = new Change(state(version), Digest.ZERO);
        return new HostReleased(id(), did(), owner, version, by, change, now);
    }

    private Digest state(HostedVersion version) {
        return StateDigest.of(
                Map.of("node", id.toString(), "manifest", version.manifestDigest().hex()));
    }

    private Change become(NodeStanding next, String why) {
        var before = state();
        reason = Text.line("reason", why, MAX_REASON);
        standing = next;
        return new Change(before, state());
    }

    /**
     * Goes on only while it may host and serve.
     *
     * @throws NodeIsSuspended while it is suspended
     * @throws NodeIsWithdrawn once it is withdrawn
     */
    public void requireGood() {
        switch (standing) {
            case GOOD -> {}
            case SUSPENDED -> throw new NodeIsSuspended(reason);
            case WITHDRAWN -> throw new NodeIsWithdrawn();
        }
    }

    /**
     * Goes on only if nothing changed since the caller saw it.
     *
     * @throws StaleVersion otherwise
     */
    public void requireVersion(long seen) {
        StaleVersion.require(seen, version);
    }

    /** Its identifier. */
    public NodeId id() {
        return new NodeId(id);
    }

    /** Its key. */
    public Did did() {
        return new Did(did);
    }

    /** The organisation that runs it. */
    public OrganisationId operator() {
        return new OrganisationId(operatorId);
    }

    /** The country in which it stands. */
    public String region() {
        return region;
    }

    /** How it stands. */
    public NodeStanding standing() {
        return standing;
    }

    /** What the log says of it. */
    public NodeFacts facts() {
        return new NodeFacts(
                new Did(did),
                new Did(operatorDid),
                endpoint,
                region,
                Digest.of(registration.getBytes(US_ASCII)));
    }

    private Digest reasonDigest() {
        return Digest.of(reason.getBytes(StandardCharsets.UTF_8));
    }

    private Digest state() {
        return StateDigest.of(
                Map.of(
                        "id", id.toString(),
                        "did", did,
                        "operator", operatorDid,
                        "endpoint", endpoint,
                        "region", region,
                        "standing", standing.name(),
                        "reason", reasonDigest().hex(),
                        "registeredAt", registeredAt.toString(),
                        "signedAt", signedAt.toString()));
    }
}
