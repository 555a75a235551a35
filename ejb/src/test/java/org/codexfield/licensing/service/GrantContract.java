package org.codexfield.licensing.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.codexfield.identity.Caller;
import org.codexfield.identity.Role;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.model.GrantIsOver;
import org.codexfield.licensing.model.GrantIsUnknown;
import org.codexfield.licensing.model.NotPermitted;
import org.codexfield.licensing.model.StateForbidsCommand;
import org.codexfield.licensing.model.StatusListIsUnknown;
import org.codexfield.licensing.verify.CapabilityCredential;
import org.codexfield.licensing.verify.StatusListCredential;
import org.codexfield.licensing.verify.StatusPurpose;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Test;

/** Grants, their credentials and status lists, on a real database. */
abstract class GrantContract extends LicensingContract {

    private static final Optional<Long> UNSEEN = Optional.empty();

    GrantContract(Supplier<TestDatabase> source) {
        super(source);
    }

    @Test
    void aCredential_saysWhatWasGranted_andIsTheSameEachTime() {
        var grant = own.aGrant();

        var jwt = fetch(own.requester, grant);
        var credential = CapabilityCredential.verify(jwt, this::key, own.app.clock.instant());

        assertThat(fetch(own.requester, grant)).isEqualTo(jwt);
        assertThat(issuances(grant)).isOne();
        assertThat(credential.grant()).isEqualTo(grant.toString());
        assertThat(credential.issuer()).isEqualTo(own.hospital.did());
        assertThat(credential.holder()).isEqualTo(own.institute.did());
        assertThat(credential.capsuleDigest()).isEqualTo(LicensingApplication.MANIFEST);
        assertThat(credential.actions()).containsExactly("invoke");
        assertThat(credential.purposes()).containsExactly("research");
        assertThat(credential.status())
                .extracting(entry -> entry.purpose())
                .containsExactly(StatusPurpose.REVOCATION, StatusPurpose.SUSPENSION);
    }

    @Test
    void aNewKey_leavesOldCredentialsValid() {
        var grant = own.aGrant();
        var jwt = fetch(own.requester, grant);
        own.rotateKey();

        assertThat(CapabilityCredential.verify(jwt, this::key, own.app.clock.instant()).grant())
                .isEqualTo(grant.toString());
        assertThat(fetch(own.requester, grant)).isEqualTo(jwt);
    }

    @Test
    void suspension_andRevocation_showInTheStatusLists() {
        var grant = own.aGrant();
        var other = own.aGrant();
        var credential = verified(grant);
        var untouched = verified(other);
        assertThat(speaksAgainst(credential, StatusPurpose.SUSPENSION)).isFalse();

        var service = own.get(GrantService.class);
        own.app.does(own.steward, () -> service.suspend(grant, "Audit", UNSEEN));
        assertThat(speaksAgainst(credential, StatusPurpose.SUSPENSION)).isTrue();
        assertThat(speaksAgainst(credential, StatusPurpose.REVOCATION)).isFalse();
        own.app.does(own.steward, () -> service.resume(grant, "Passed", UNSEEN));
        assertThat(speaksAgainst(credential, StatusPurpose.SUSPENSION)).isFalse();
        own.app.does(own.officer, () -> service.revoke(grant, "Misuse", UNSEEN));

        assertThat(speaksAgainst(credential, StatusPurpose.REVOCATION)).isTrue();
        assertThat(speaksAgainst(untouched, StatusPurpose.REVOCATION)).isFalse();
        assertThatThrownBy(() -> fetch(own.requester, grant))
                .isInstanceOf(StateForbidsCommand.class);
        assertThatThrownBy(() -> own.app.does(own.steward, () -> service.resume(grant, "", UNSEEN)))
                .isInstanceOf(StateForbidsCommand.class);
        assertThat(own.app.audited("grant-revoked", own.officer)).isOne();
    }

    @Test
    void anExtension_givesALaterCredential_atTheSamePlace() {
        var grant = own.aGrant();
        var first = verified(grant);
        var later = first.validUntil().plus(Duration.ofDays(10));

        own.app.does(
                own.officer,
                () -> own.get(GrantService.class).extend(grant, later, "Good work", UNSEEN));

        var second = verified(grant);
        assertThat(second.validUntil()).isEqualTo(later);
        assertThat(second.status()).isEqualTo(first.status());
    }

    @Test
    void aGrantWhoseTimeIsOver_givesNoCredential() {
        var grant = own.aGrant();
        own.app.clock.pass(Duration.ofDays(31));

        assertThatThrownBy(() -> fetch(own.requester, grant)).isInstanceOf(GrantIsOver.class);
        assertThat(own.app.as(own.requester, () -> own.get(GrantService.class).get(grant)).status())
                .isEqualTo("expired");
    }

    @Test
    void grants_areSeenByBothSides_andChangedByTheProviderAlone() {
        var grant = own.aGrant();
        var service = own.get(GrantService.class);
        var auditor = own.caller(own.institute, Role.AUDITOR);
        var stranger = own.caller(own.app.identity.anOrganisation(), Role.STEWARD, Role.REQUESTER);
        for (var by : List.of(own.officer, auditor)) {
            assertThat(listed(by)).contains(grant.value());
        }
        assertThat(listed(stranger)).isEmpty();
        assertThatThrownBy(() -> own.app.as(stranger, () -> service.get(grant)))
                .isInstanceOf(GrantIsUnknown.class);
        assertThatThrownBy(() -> own.app.does(stranger, () -> service.revoke(grant, "", UNSEEN)))
                .isInstanceOf(GrantIsUnknown.class);
        assertThatThrownBy(
                        () -> own.app.does(own.requester, () -> service.revoke(grant, "", UNSEEN)))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(
                        () ->
                                own.app.as(
                                        auditor,
                                        () -> own.get(CredentialService.class).credential(grant)))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void anUnknownList_isRefused() {
        assertThatThrownBy(() -> list(UUID.randomUUID())).isInstanceOf(StatusListIsUnknown.class);
    }

    private long issuances(GrantId grant) {
        return own.app
                .identity
                .database
                .sql()
                .number(
                        "SELECT count(*) FROM evidence.document WHERE body LIKE ?"
                                + " AND body LIKE ?",
                        List.of("%\"type\":\"capability.issued\"%", "%" + grant + "%"));
    }

    private List<UUID> listed(Caller by) {
        return own
                .app
                .as(by, () -> own.get(GrantService.class).list(ListQuery.first(200)))
                .items()
                .stream()
                .map(GrantView::id)
                .toList();
    }

    private CapabilityCredential verified(GrantId grant) {
        return CapabilityCredential.verify(
                fetch(own.requester, grant), this::key, own.app.clock.instant());
    }

    private boolean speaksAgainst(CapabilityCredential credential, StatusPurpose purpose) {
        var entry =
                credential.status().stream()
                        .filter(one -> one.purpose() == purpose)
                        .findFirst()
                        .orElseThrow();
        var address = entry.list();
        var jwt = list(UUID.fromString(address.substring(address.lastIndexOf('/') + 1)));
        return StatusListCredential.verify(jwt, this::key, own.app.clock.instant())
                .speaksAgainst(credential);
    }
}
