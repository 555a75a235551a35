package org.codexfield.licensing.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.codexfield.identity.OrganisationId;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.HostableVersion;
import org.codexfield.shared.Digest;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Test;

/** Of what grants let an organisation keep copies, on a real database. */
abstract class HostingContract extends LicensingContract {

    private static final RequestDraft.Asked TO_HOST =
            new RequestDraft.Asked(
                    Set.of("research"),
                    Set.of(Action.INVOKE, Action.HOST),
                    Map.of("why", "To serve"));

    private int versions;

    HostingContract(Supplier<TestDatabase> source) {
        super(source);
    }

    private Digest aVersion() {
        versions++;
        return Digest.of(("hosted version " + versions).getBytes(UTF_8));
    }

    private static String licence(String rule) {
        return "licence \"Imaging\" version 1.0.0\npermit invoke, host for purpose research"
                + rule
                + "\n";
    }

    private Optional<HostableVersion> find(Digest version, OrganisationId holder, String region) {
        var found = own.app.in(() -> own.get(GrantedHosting.class).find(holder, region, version));
        assertThat(all(holder, region).contains(version)).isEqualTo(found.isPresent());
        return found;
    }

    private List<Digest> all(OrganisationId holder, String region) {
        return own.app.in(() -> own.get(GrantedHosting.class).of(holder, region)).stream()
                .map(HostableVersion::manifestDigest)
                .toList();
    }

    @Test
    void aGrantToHost_permitsIt_toItsHolder_whileItIsInForce() {
        var version = aVersion();
        var grant = own.aGrant(licence(""), TO_HOST, version);

        assertThat(find(version, own.institute.id(), "CH"))
                .hasValueSatisfying(
                        hostable -> {
                            assertThat(hostable.grant()).isEqualTo(grant);
                            assertThat(hostable.until()).isAfter(own.app.clock.instant());
                        });
        assertThat(find(version, own.hospital.id(), "CH")).isEmpty();
        assertThat(find(aVersion(), own.institute.id(), "CH")).isEmpty();
        var service = own.get(GrantService.class);
        own.app.does(own.steward, () -> service.suspend(grant, "Audit", Optional.empty()));
        assertThat(find(version, own.institute.id(), "CH")).isEmpty();
        own.app.does(own.steward, () -> service.resume(grant, "Passed", Optional.empty()));
        assertThat(find(version, own.institute.id(), "CH")).isPresent();
        own.app.does(own.officer, () -> service.revoke(grant, "Misuse", Optional.empty()));
        assertThat(find(version, own.institute.id(), "CH")).isEmpty();
    }

    @Test
    void aGrantToInvoke_permitsNoHosting() {
        var version = aVersion();
        own.aGrant(
                licence(""),
                new RequestDraft.Asked(
                        Set.of("research"), Set.of(Action.INVOKE), Map.of("why", "To ask")),
                version);

        assertThat(find(version, own.institute.id(), "CH")).isEmpty();
    }

    @Test
    void theLicence_saysWhereNodesMayStand() {
        var version = aVersion();
        own.aGrant(licence(" on nodes in CH, DE"), TO_HOST, version);

        assertThat(find(version, own.institute.id(), "CH")).isPresent();
        assertThat(find(version, own.institute.id(), "US")).isEmpty();
    }

    @Test
    void whereTheOrganisationsRegionCounts_nobodyKnowsIt_soNothingIsPermitted() {
        var version = aVersion();
        own.aGrant(licence(" in regions CH"), TO_HOST, version);

        assertThat(find(version, own.institute.id(), "CH")).isEmpty();
    }

    @Test
    void ofTwoGrants_theOneThatHoldsLonger_counts_untilItIsOver() {
        var version = aVersion();
        own.aGrant(licence(""), TO_HOST, version);
        own.app.clock.pass(Duration.ofDays(1));
        var longer = own.aGrant(licence(""), TO_HOST, version);

        assertThat(find(version, own.institute.id(), "CH"))
                .hasValueSatisfying(one -> assertThat(one.grant()).isEqualTo(longer));
        own.app.clock.pass(Duration.ofDays(31));
        assertThat(find(version, own.institute.id(), "CH")).isEmpty();
    }
}
