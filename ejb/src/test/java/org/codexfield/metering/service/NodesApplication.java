package org.codexfield.metering.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.codexfield.capsules.Contents;
import org.codexfield.capsules.service.TestContents;
import org.codexfield.capsules.verify.ManifestPart;
import org.codexfield.config.Settings;
import org.codexfield.evidence.verify.DidKey;
import org.codexfield.evidence.verify.Ed25519;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.Caller;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.OrganisationKind;
import org.codexfield.identity.OrganisationProfile;
import org.codexfield.identity.Role;
import org.codexfield.identity.Slug;
import org.codexfield.identity.model.Organisation;
import org.codexfield.identity.persistence.TestIdentity;
import org.codexfield.identity.service.IdentityApplication;
import org.codexfield.licensing.HostableVersion;
import org.codexfield.licensing.HostingGrants;
import org.codexfield.metering.HostedVersion;
import org.codexfield.metering.IpAddress;
import org.codexfield.metering.NodeId;
import org.codexfield.metering.model.HostResolver;
import org.codexfield.metering.persistence.TestNodes;
import org.codexfield.metering.verify.NodeHeartbeat;
import org.codexfield.metering.verify.NodeRegistration;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;
import org.codexfield.shared.persistence.TestDatabase;

/** The services of nodes above those of identity: Grid runs nodes, a hospital owns capsules. */
final class NodesApplication implements AutoCloseable {

    static final String BYTES = "a,b,c";

    final IdentityApplication app;
    final TestNodes kept;
    final KnownVersions versions;
    final Organisation grid;
    final Organisation hospital;
    final Caller runner;
    final Caller steward;
    final Caller installationOperator;
    final String audience;

    /** What grants permit: organisation, region, what. */
    final Map<OrganisationId, Map<String, List<HostableVersion>>> grants =
            new ConcurrentHashMap<>();

    /** Hosts that resolve to something else than a public address. */
    final Map<String, List<IpAddress>> hosts = new ConcurrentHashMap<>();

    private final AtomicInteger keys = new AtomicInteger();

    /** A machine with a key. */
    static final class Machine {
        final UnaryOperator<byte[]> signer;
        final Did did;
        final String endpoint;

        private Machine(byte[] key) {
            this.signer = Ed25519.signer(key);
            this.did = DidKey.of(Ed25519.publicKey(key));
            this.endpoint = "https://n" + Digest.of(key).hex().substring(0, 16) + ".example.org";
        }
    }

    NodesApplication(TestDatabase database) {
        app = IdentityApplication.founded(database);
        kept = new TestNodes(database, app.clock);
        app.with(kept.nodes).with(kept.hostings).with(kept.views).with(kept.live);
        app.with(TestIdentity.participants(database)).with(resolver()).with(hostingGrants());
        versions = new KnownVersions(aPart(TestContents.of(app)));
        app.with(versions);
        audience = app.get(Settings.class).publicUrl().toString();
        grid = anOrganisation(OrganisationKind.NODE_OPERATOR);
        hospital = anOrganisation(OrganisationKind.PROVIDER);
        runner = caller(grid, Role.NODE_OPERATOR);
        steward = caller(hospital, Role.STEWARD);
        installationOperator = anInstallationOperator();
    }

    private static ManifestPart aPart(Contents contents) {
        try {
            var kept =
                    contents.keep(
                            new ByteArrayInputStream(BYTES.getBytes(UTF_8)), Optional.empty());
            return new ManifestPart(KnownVersions.PART, "text/csv", kept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Organisation anOrganisation(OrganisationKind kind) {
        var slug = TestIdentity.aName();
        return app.in(
                () -> {
                    var organisation =
                            new Organisation(
                                    new OrganisationProfile(
                                            new Slug(slug), "The " + slug, Set.of(kind)),
                                    new Did("did:web:example.org:organisations:" + slug),
                                    new EmailAddress("contact@" + slug + ".example"),
                                    new AccountId(new UUID(0, 0)),
                                    TestIdentity.NOON);
                    organisation.foundInstallation();
                    app.identity.organisations.add(organisation);
                    return organisation;
                });
    }

    private Caller anInstallationOperator() {
        var installation =
                app.in(
                        () ->
                                app.identity.organisations.get(
                                        app.identity.installation.organisation()));
        return caller(installation, Role.OPERATOR);
    }

    Caller caller(Organisation of, Role... roles) {
        return TestIdentity.caller(app.identity.aMember(of, roles));
    }

    <T> T get(Class<T> service) {
        return app.get(service);
    }

    Machine aMachine() {
        var key = new byte[32];
        int number = keys.incrementAndGet();
        key[0] = (byte) number;
        key[1] = (byte) (number >> Byte.SIZE);
        return new Machine(key);
    }

    Instant now() {
        return app.clock.instant();
    }

    String registration(Machine machine, String endpoint, String region) {
        return new NodeRegistration(audience, now(), machine.did, endpoint, grid.did(), region)
                .sign(machine.signer);
    }

    NodeId register(Machine machine) {
        var jws = registration(machine, machine.endpoint, "CH");
        return app.as(runner, () -> get(NodeService.class).register(jws)).id();
    }

    String heartbeat(Machine machine, NodeId node, Digest... hosted) {
        return new NodeHeartbeat(audience, now(), node.value(), 8, 2, List.of(hosted))
                .sign(machine.did, machine.signer);
    }

    List<HostedVersion> beat(Machine machine, NodeId node, Digest... hosted) {
        var nobody = Caller.anonymous("192.0.2.7");
        app.clock.pass(Duration.ofMillis(1));
        var jws = heartbeat(machine, node, hosted);
        return app.as(nobody, () -> get(HeartbeatService.class).take(node, jws));
    }

    void permit(Organisation holder, String region, HostableVersion... hostable) {
        grants.computeIfAbsent(holder.id(), any -> new ConcurrentHashMap<>())
                .put(region, List.of(hostable));
    }

    @Override
    public void close() throws SQLException {
        app.close();
    }

    private HostResolver resolver() {
        return host -> hosts.getOrDefault(host, List.of(new IpAddress(new byte[] {8, 8, 8, 8})));
    }

    private HostingGrants hostingGrants() {
        return new HostingGrants() {
            @Override
            public List<HostableVersion> of(OrganisationId holder, String nodeRegion) {
                return new ArrayList<>(
                        grants.getOrDefault(holder, Map.of()).getOrDefault(nodeRegion, List.of()));
            }

            @Override
            public Optional<HostableVersion> find(
                    OrganisationId holder, String nodeRegion, Digest manifest) {
                return of(holder, nodeRegion).stream()
                        .filter(one -> one.manifestDigest().equals(manifest))
                        .findFirst();
            }
        };
    }
}
