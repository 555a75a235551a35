package org.codexfield.metering.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.codexfield.capsules.CapsuleVersionId;
import org.codexfield.capsules.SealedVersion;
import org.codexfield.capsules.SealedVersions;
import org.codexfield.capsules.VersionStatus;
import org.codexfield.capsules.verify.CapsuleKind;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.evidence.service.FiredFacts;
import org.codexfield.evidence.verify.DidKey;
import org.codexfield.evidence.verify.Ed25519;
import org.codexfield.evidence.verify.Jws;
import org.codexfield.evidence.verify.JwsHeader;
import org.codexfield.evidence.verify.KeyAlgorithm;
import org.codexfield.identity.DocumentSigner;
import org.codexfield.identity.OrganisationId;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.GrantStanding;
import org.codexfield.licensing.GrantStandings;
import org.codexfield.licensing.GrantStatus;
import org.codexfield.licensing.Terms;
import org.codexfield.licensing.model.decision.CompiledLicence;
import org.codexfield.licensing.model.language.LicenceText;
import org.codexfield.metering.model.Node;
import org.codexfield.metering.persistence.TestNodes;
import org.codexfield.metering.verify.CallToken;
import org.codexfield.metering.verify.Dimensions;
import org.codexfield.metering.verify.NodeRegistration;
import org.codexfield.metering.verify.Outcome;
import org.codexfield.metering.verify.Tariff;
import org.codexfield.metering.verify.UsageEvent;
import org.codexfield.metering.verify.UsageEventReader;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;
import org.codexfield.shared.persistence.TestDatabase;
import org.codexfield.shared.service.SetClock;
import org.jspecify.annotations.Nullable;

/** What one server runs of reported usage; several may run on one database. */
final class UsageServer implements AutoCloseable {

    static final String AUDIENCE = "https://portal.example.org";
    static final Digest CAPSULE = Digest.of("capsule".getBytes(UTF_8));
    static final GrantId GRANT = new GrantId(new UUID(9, 9));

    private static final OrganisationId PROVIDER = new OrganisationId(new UUID(7, 1));
    private static final OrganisationId CONSUMER = new OrganisationId(new UUID(7, 2));
    private static final Digest TERMS = Digest.of("terms".getBytes(UTF_8));
    private static final byte[] CONSUMER_KEY =
            new byte[] {
                1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23,
                24, 25, 26, 27, 28, 29, 30, 31, 32
            };
    private static final String KID = "did:web:lab.example.org#k1";

    final GatewayServer gateway;
    final UsageIntake intake = new UsageIntake();
    final UsageSingles singles = new UsageSingles();
    final UsageDrain drain = new UsageDrain();

    /** How many transactions took events that came alone. */
    final AtomicInteger groups = new AtomicInteger();

    /** Whether they fail at their end. */
    final AtomicBoolean failing = new AtomicBoolean();

    /** What was told. */
    final FiredFacts facts = new FiredFacts();

    /** When the grant did not hold. */
    final List<GrantStandings.Pause> pauses = new ArrayList<>();

    final Map<Digest, Terms> terms = new ConcurrentHashMap<>();

    private boolean replaced;
    private final TestDatabase database;
    private final SetClock clock;

    UsageServer(TestDatabase database, SetClock clock) {
        this.database = database;
        this.clock = clock;
        gateway = new GatewayServer(database, clock);
        licence("at most 1000000 calls per year");
        var standings = new StandingCache();
        standings.grants = standings();
        standings.versions = versions();
        standings.clock = clock;
        var grounds = new UsageGrounds();
        grounds.standings = standings;
        grounds.grants = standings.grants;
        grounds.tokens = gateway.kept.tokens;
        grounds.signer = signer();
        grounds.versions = standings.versions;
        grounds.hostings = new TestNodes(database, clock).hostings;
        grounds.facts = facts;
        grounds.clock = clock;
        var decision = new CallDecision();
        decision.standing = Standings.none();
        decision.grants = standings.grants;
        decision.quotas = gateway.quotas;
        var tariffs = new TariffDesk();
        tariffs.tariffs = gateway.kept.tariffs;
        database.inTransaction(() -> gateway.kept.tariffs.adopt(Tariff.FIRST, clock.instant()));
        intake.events = gateway.kept.events;
        intake.dues = gateway.kept.dues;
        intake.grounds = grounds;
        intake.decision = decision;
        intake.tariffs = tariffs;
        intake.backfills = gateway.kept.backfills;
        intake.clock = clock;
        singles.intake = new Together();
        singles.executor = gateway.managed();
        drain(grounds, decision, tariffs);
    }

    private final class Together extends UsageIntake {
        @Override
        public List<UsageEventReport> takeSingles(List<Single> singles) {
            groups.incrementAndGet();
            return database.inTransaction(
                    () -> {
                        var reports = intake.takeSingles(singles);
                        if (failing.get()) {
                            throw new IllegalStateException("The database is away");
                        }
                        return reports;
                    });
        }
    }

    private void drain(UsageGrounds grounds, CallDecision decision, TariffDesk tariffs) {
        drain.desk = new Desk();
        drain.desk.dues = gateway.kept.dues;
        drain.drafts = new ReportedDrafts();
        drain.drafts.grounds = grounds;
        drain.drafts.decision = decision;
        drain.drafts.tariffs = tariffs;
        drain.writer = gateway.writer;
        drain.own = gateway.own;
        drain.executor = gateway.managed();
    }

    /** From now on the grant is under these limits. */
    void licence(String limits) {
        terms.put(
                TERMS,
                new CompiledLicence(
                        LicenceText.parse(
                                "licence \"Scans\" version 1.0.0 permit invoke, download for"
                                        + " purpose research "
                                        + limits)));
    }

    private final class Desk extends UsageDueDesk {
        @Override
        public void takeOver(UUID run) {
            database.inTransaction(() -> super.takeOver(run));
        }
    }

    private GrantStandings standings() {
        return new GrantStandings() {
            @Override
            public Map<GrantId, GrantStanding> find(Set<GrantId> grants) {
                return grants.contains(GRANT) ? Map.of(GRANT, standing()) : Map.of();
            }

            @Override
            public List<Pause> pauses(GrantId grant) {
                return pauses;
            }

            @Override
            public Terms terms(Digest digest) {
                return Objects.requireNonNull(terms.get(digest));
            }

            @Override
            public Checked check(String jwt, Instant now) {
                throw new UnsupportedOperationException("Nobody shows a credential");
            }
        };
    }

    private GrantStanding standing() {
        return new GrantStanding(
                GRANT,
                GrantStatus.ACTIVE,
                true,
                PROVIDER,
                new Did("did:web:hospital.example.org"),
                CONSUMER,
                new Did("did:web:lab.example.org"),
                new CapsuleName("hospital", "scans"),
                CAPSULE,
                TERMS,
                Set.of(Action.INVOKE),
                Set.of("research"),
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2027-01-01T00:00:00Z"),
                Set.of());
    }

    private static SealedVersions versions() {
        var version =
                new SealedVersion(
                        new CapsuleVersionId(new UUID(3, 3)),
                        PROVIDER,
                        new CapsuleName("hospital", "scans"),
                        new VersionNumber("1.0.0"),
                        CapsuleKind.MODEL,
                        "Scans",
                        CAPSULE,
                        VersionStatus.PUBLISHED);
        return only(SealedVersions.class, Optional.of(version));
    }

    private DocumentSigner signer() {
        var keys = Map.of(KID, Ed25519.publicKey(CONSUMER_KEY));
        return (DocumentSigner)
                Proxy.newProxyInstance(
                        DocumentSigner.class.getClassLoader(),
                        new Class<?>[] {DocumentSigner.class},
                        (proxy, method, arguments) ->
                                replaced && method.getName().equals("activeKeys")
                                        ? Map.of()
                                        : keys);
    }

    /** From now on the consumer signs with another key. */
    void replaceKey() {
        replaced = true;
    }

    /** One that answers everything by this. */
    private static <T> T only(Class<T> type, Object answer) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> answer));
    }

    /** A node that hosts the version since the year began. */
    static Node aNode(TestDatabase database, SetClock clock) {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        UnaryOperator<byte[]> signer = Ed25519.signer(key);
        var operator = new Did("did:web:grid.example.org");
        var says =
                new NodeRegistration(
                        AUDIENCE,
                        clock.instant(),
                        DidKey.of(Ed25519.publicKey(key)),
                        "https://node.example.org",
                        operator,
                        "CH");
        var node =
                new Node(
                        new Node.Operator(new OrganisationId(new UUID(7, 3)), "grid", operator),
                        new Node.SignedRegistration(says.sign(signer), says),
                        clock.instant());
        database.inTransaction(() -> new TestNodes(database, clock).nodes.add(node));
        database.sql()
                .update(
                        "INSERT INTO metering.hosting_time (node_id, manifest_digest, since,"
                                + " until) VALUES (?, ?, ?, ?)",
                        List.of(
                                node.id().value(),
                                CAPSULE,
                                Instant.parse("2026-01-15T00:00:00Z"),
                                Instant.parse("9999-01-01T00:00:00Z")));
        return node;
    }

    /** A token of the consumer, for January to March. */
    static String aToken(@Nullable UUID node) {
        return aToken(node, CONSUMER_KEY);
    }

    static String aToken(UUID id, UUID node) {
        return aToken(id, node, CONSUMER_KEY);
    }

    static String aToken(@Nullable UUID node, byte[] key) {
        return aToken(new UUID(4, 4), node, key);
    }

    private static String aToken(UUID id, @Nullable UUID node, byte[] key) {
        var token =
                new CallToken(
                        AUDIENCE,
                        id,
                        GRANT.value(),
                        node,
                        Instant.parse("2026-01-20T00:00:00Z"),
                        Instant.parse("2026-04-01T00:00:00Z"));
        return Jws.sign(
                new JwsHeader(KeyAlgorithm.ED25519, KID, CallToken.JWS_TYPE),
                token.payload(),
                Ed25519.signer(key));
    }

    UsageEvent anEvent(Node node, String id, String token) {
        return new UsageEvent(
                UsageEvent.SOURCE + node.id(),
                id,
                clock.instant().minusSeconds(60),
                token,
                CAPSULE,
                "invoke",
                "research",
                Outcome.SERVED,
                12,
                new Dimensions(1, 1_048_576, 0, 0, 0));
    }

    static byte[] batch(List<UsageEvent> events) {
        var array = new ArrayNode(JsonNodeFactory.instance);
        events.forEach(event -> array.add(event.toJson()));
        return array.toString().getBytes(UTF_8);
    }

    UsageEventReport take(Node node, List<UsageEvent> events) {
        return take(node, batch(events));
    }

    UsageEventReport take(Node node, byte[] body) {
        return take(node, body, Digest.of(body));
    }

    UsageEventReport take(Node node, byte[] body, Digest signed) {
        var from = new UsageIntake.Signed(node, AUDIENCE, signed, gateway.own.get().id());
        return database.inTransaction(
                () -> intake.take(from, new UsageBody(new ByteArrayInputStream(body))));
    }

    @Override
    public void close() {
        gateway.close();
    }

    /** Takes an event that comes alone. */
    UsageEventReport takeOne(Node node, UsageEvent event) {
        var body = event.toJson().toString().getBytes(UTF_8);
        return takeOne(node, body, Digest.of(body));
    }

    UsageEventReport takeOne(Node node, byte[] body, Digest signed) {
        var from = new UsageIntake.Signed(node, AUDIENCE, signed, gateway.own.get().id());
        return singles.take(from, new UsageBody(new ByteArrayInputStream(body)));
    }

    /** Takes events as one group. */
    List<UsageEventReport> takeSingles(Node node, List<UsageEvent> events) {
        return takeSingles(events.stream().map(event -> single(node, event)).toList());
    }

    List<UsageEventReport> takeSingles(List<UsageIntake.Single> group) {
        return singles.intake.takeSingles(group);
    }

    UsageIntake.Single single(Node node, UsageEvent event) {
        var body = event.toJson().toString().getBytes(UTF_8);
        try (var reader = UsageEventReader.of(new ByteArrayInputStream(body), false)) {
            return new UsageIntake.Single(
                    new UsageIntake.Signed(node, AUDIENCE, Digest.of(body), gateway.own.get().id()),
                    Objects.requireNonNull(reader.next()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
