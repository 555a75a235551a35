package org.codexfield.metering.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.codexfield.capsules.VersionFacts;
import org.codexfield.capsules.VersionStatus;
import org.codexfield.capsules.VersionWithdrawn;
import org.codexfield.evidence.Change;
import org.codexfield.identity.OrganisationKind;
import org.codexfield.identity.OrganisationSuspended;
import org.codexfield.identity.Role;
import org.codexfield.licensing.AccessRequestId;
import org.codexfield.licensing.GrantFacts;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.GrantRevoked;
import org.codexfield.licensing.GrantSuspended;
import org.codexfield.metering.HostedVersion;
import org.codexfield.metering.model.NotPermitted;
import org.codexfield.metering.model.StateForbidsCommand;
import org.codexfield.metering.model.VersionIsUnknown;
import org.codexfield.metering.model.VersionTakesNoHost;
import org.codexfield.shared.Digest;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Test;

/** What nodes are to host, what they say of it, and what they are given, on a real database. */
abstract class HostingContract extends NodesContract {

    HostingContract(Supplier<TestDatabase> source) {
        super(source);
    }

    private static List<Digest> digests(List<HostedVersion> versions) {
        return versions.stream().map(HostedVersion::manifestDigest).toList();
    }

    @Test
    void whatAnOwnerAssigns_isHosted_andServedOnceTheNodeHasIt() {
        var version = it.versions.aVersion(it.hospital, VersionStatus.PUBLISHED);
        var digest = version.manifestDigest();
        assign(version);
        assign(version);
        assertThat(leaves("host.assigned")).isOne();

        assertThat(digests(it.beat(machine, node))).containsExactly(digest);
        assertThat(live(digest)).isEmpty();
        assertThat(hosted()).singleElement().satisfies(one -> assertThat(one.held()).isFalse());

        it.beat(machine, node, digest);

        assertThat(live(digest)).containsExactly(node);
        assertThat(hosted())
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.held()).isTrue();
                            assertThat(one.ground()).isEqualTo("assignment");
                            assertThat(one.until()).isEmpty();
                            assertThat(one.capsule()).isEqualTo(version.capsule().toString());
                        });
        assertThat(view().hosted()).isOne();

        release(it.steward, version);
        release(it.steward, version);

        assertThat(live(digest)).isEmpty();
        assertThat(it.beat(machine, node, digest)).isEmpty();
        assertThat(live(digest)).isEmpty();
        assertThat(leaves("host.released")).isOne();
    }

    @Test
    void candidates_sayWhereAndWhoTheyAre_theLeastLoadedFirst() {
        var version = it.versions.aVersion(it.hospital, VersionStatus.PUBLISHED);
        assign(version);
        it.beat(machine, node, version.manifestDigest());

        var found = it.app.in(() -> it.kept.live.hosting(version.manifestDigest()));

        assertThat(found)
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.endpoint()).hasToString(machine.endpoint + ":443");
                            assertThat(one.operator()).isEqualTo(it.grid.id());
                            assertThat(one.operatorDid()).isEqualTo(it.grid.did());
                            assertThat(one.region()).isEqualTo("CH");
                            assertThat(one.capacity()).isEqualTo(8);
                            assertThat(one.underWay()).isEqualTo(2);
                        });
        assertThat(
                        it.app.identity.database.statements(
                                () ->
                                        it.app.in(
                                                () ->
                                                        it.kept.live.hosting(
                                                                version.manifestDigest()))))
                .isOne();
    }

    @Test
    void silentAndSuspendedNodes_areNoCandidates() {
        var version = it.versions.aVersion(it.hospital, VersionStatus.PUBLISHED);
        assign(version);
        it.beat(machine, node, version.manifestDigest());
        assertThat(live(version.manifestDigest())).containsExactly(node);

        it.app.clock.pass(Duration.ofSeconds(31));
        assertThat(live(version.manifestDigest())).isEmpty();
        it.beat(machine, node, version.manifestDigest());
        assertThat(live(version.manifestDigest())).containsExactly(node);
        suspend();
        assertThat(live(version.manifestDigest())).isEmpty();
    }

    @Test
    void whatAGrantPermits_isHosted_untilItEnds() {
        var version = it.versions.aVersion(it.hospital, VersionStatus.PUBLISHED);
        var digest = version.manifestDigest();
        it.permit(it.grid, "CH", granted(version));

        assertThat(digests(it.beat(machine, node, digest))).containsExactly(digest);
        assertThat(live(digest)).containsExactly(node);
        assertThat(hosted())
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.ground()).isEqualTo("grant");
                            assertThat(one.until()).isPresent();
                        });

        it.grants.clear();
        it.beat(machine, node, digest);
        assertThat(live(digest)).isEmpty();
        assertThat(hosted()).isEmpty();
    }

    @Test
    void aGrantForAnotherRegion_orAWithdrawnVersion_permitsNothing() {
        var version = it.versions.aVersion(it.hospital, VersionStatus.PUBLISHED);
        var withdrawn = it.versions.aVersion(it.hospital, VersionStatus.WITHDRAWN);
        it.permit(it.grid, "DE", granted(version));
        it.permit(it.grid, "CH", granted(withdrawn));

        assertThat(it.beat(machine, node, version.manifestDigest(), withdrawn.manifestDigest()))
                .isEmpty();
        assertThat(live(version.manifestDigest())).isEmpty();
    }

    @Test
    void aGrantThatIsOver_makesNoCandidate_evenBeforeTheNextHeartbeat() {
        var version = it.versions.aVersion(it.hospital, VersionStatus.PUBLISHED);
        it.permit(it.grid, "CH", granted(version));
        it.app.clock.pass(Duration.ofSeconds(3590));
        it.beat(machine, node, version.manifestDigest());
        assertThat(live(version.manifestDigest())).containsExactly(node);

        it.app.clock.pass(Duration.ofSeconds(11));

        assertThat(live(version.manifestDigest())).isEmpty();
    }

    @Test
    void onlyDifferences_areWritten() {
        var version = it.versions.aVersion(it.hospital, VersionStatus.PUBLISHED);
        assign(version);
        it.beat(machine, node, version.manifestDigest());
        var before = rows();
        long statements =
                it.app.identity.database.statements(
                        () -> it.beat(machine, node, version.manifestDigest()));

        assertThat(rows()).isEqualTo(before);
        // the node, its operator, the heartbeat, the assignments, what was written down
        assertThat(statements).isLessThanOrEqualTo(5);
    }

    private long rows() {
        return it.app
                .identity
                .database
                .sql()
                .number(
                        "SELECT count(*) FROM metering.node_hosting WHERE node_id = ?",
                        List.of(node.value()));
    }

    @Test
    void aVersionThatIsWithdrawn_isHostedNowhere_atOnce() {
        var version = it.versions.aVersion(it.hospital, VersionStatus.PUBLISHED);
        var digest = version.manifestDigest();
        assign(version);
        it.beat(machine, node, digest);
        it.versions.withdraw(version);
        var fact =
                new VersionWithdrawn(
                        version.id(),
                        version.owner(),
                        new VersionFacts(
                                version.capsule(), version.number(), it.hospital.did(), digest),
                        Change.created(digest),
                        it.now());

        it.app.does(NOBODY, () -> it.get(EndHosting.class).on(fact));

        assertThat(live(digest)).isEmpty();
        assertThat(it.beat(machine, node, digest)).isEmpty();
        assertThatThrownBy(() -> assign(version)).isInstanceOf(VersionTakesNoHost.class);
    }

    @Test
    void anOperatorThatIsSuspended_servesNoMore_atOnce() {
        var version = it.versions.aVersion(it.hospital, VersionStatus.PUBLISHED);
        var digest = version.manifestDigest();
        assign(version);
        it.beat(machine, node, digest);
        var fact =
                new OrganisationSuspended(
                        it.grid.id(),
                        it.grid.did(),
                        it.installationOperator.member(),
                        Change.created(digest),
                        it.now());

        it.app.does(NOBODY, () -> it.get(EndHosting.class).on(fact));

        assertThat(live(digest)).isEmpty();
        it.beat(machine, node, digest);
        assertThat(live(digest)).containsExactly(node);
    }

    @Test
    void aGrantThatIsRevokedOrSuspended_makesNoCandidate_atOnce() {
        var revoked = it.versions.aVersion(it.hospital, VersionStatus.PUBLISHED);
        var kept = it.versions.aVersion(it.hospital, VersionStatus.PUBLISHED);
        assign(kept);
        for (boolean suspended : List.of(false, true)) {
            it.permit(it.grid, "CH", granted(revoked), granted(kept));
            it.beat(machine, node, revoked.manifestDigest(), kept.manifestDigest());
            assertThat(live(revoked.manifestDigest())).containsExactly(node);

            it.permit(it.grid, "CH");
            it.app.does(NOBODY, () -> ended(revoked.manifestDigest(), suspended));

            assertThat(live(revoked.manifestDigest())).isEmpty();
            assertThat(live(kept.manifestDigest())).containsExactly(node);
        }
    }

    private void ended(Digest version, boolean suspended) {
        var id = GrantId.next(it.now());
        var facts =
                new GrantFacts(
                        new AccessRequestId(id.value()),
                        Digest.ZERO,
                        version,
                        Digest.ZERO,
                        it.hospital.did(),
                        it.grid.did(),
                        it.now());
        var by = it.steward.member();
        var change = Change.created(version);
        var owner = it.hospital.id();
        if (suspended) {
            it.get(EndHosting.class)
                    .on(new GrantSuspended(id, owner, facts, by, version, change, it.now()));
        } else {
            it.get(EndHosting.class)
                    .on(new GrantRevoked(id, owner, facts, by, version, change, it.now()));
        }
    }

    @Test
    void owners_decideAboutTheirOwnVersions_alone() {
        var version = it.versions.aVersion(it.hospital, VersionStatus.PUBLISHED);
        var rival = it.anOrganisation(OrganisationKind.PROVIDER);
        var stranger = it.caller(rival, Role.PUBLISHER, Role.STEWARD);
        for (var by : List.of(stranger, it.runner, it.caller(it.hospital, Role.REQUESTER))) {
            assertThatThrownBy(() -> assign(by, version)).isInstanceOf(NotPermitted.class);
            assertThatThrownBy(() -> release(by, version)).isInstanceOf(NotPermitted.class);
            assertThatThrownBy(
                            () ->
                                    it.app.as(
                                            by,
                                            () ->
                                                    it.get(HostingService.class)
                                                            .hosts(
                                                                    version.capsule(),
                                                                    version.number(),
                                                                    ListQuery.first(1))))
                    .isInstanceOf(NotPermitted.class);
        }
        assign(it.caller(it.hospital, Role.PUBLISHER), version);
        assertThat(hosted()).hasSize(1);
    }

    @Test
    void onlyPublishedVersions_areAssigned_andOnlyToNodesThatServe() {
        var sealed = it.versions.aVersion(it.hospital, VersionStatus.SEALED);
        assertThatThrownBy(() -> assign(sealed)).isInstanceOf(VersionTakesNoHost.class);
        var service = it.get(HostingService.class);
        assertThatThrownBy(
                        () ->
                                it.app.does(
                                        it.steward,
                                        () ->
                                                service.assign(
                                                        sealed.capsule(),
                                                        new org.codexfield.capsules.verify
                                                                .VersionNumber("9.9.9"),
                                                        node)))
                .isInstanceOf(VersionIsUnknown.class);
        suspend();
        var version = it.versions.aVersion(it.hospital, VersionStatus.PUBLISHED);
        assertThatThrownBy(() -> assign(version)).isInstanceOf(StateForbidsCommand.class);
    }

    @Test
    void owners_seeWhoHostsAVersion() {
        var version = it.versions.aVersion(it.hospital, VersionStatus.PUBLISHED);
        assign(version);

        var hosts =
                it.app.as(
                        it.steward,
                        () ->
                                it.get(HostingService.class)
                                        .hosts(
                                                version.capsule(),
                                                version.number(),
                                                ListQuery.first(9)));

        assertThat(hosts.total()).isOne();
        assertThat(hosts.items().get(0).node()).isEqualTo(node.value());
        assertThat(hosts.items().get(0).state()).isEqualTo("registered");
    }
}
