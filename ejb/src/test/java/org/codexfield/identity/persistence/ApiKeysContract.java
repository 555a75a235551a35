package org.codexfield.identity.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.identity.persistence.TestIdentity.NOON;
import static org.codexfield.identity.persistence.TestIdentity.aName;

import java.util.Set;
import java.util.function.Supplier;
import org.codexfield.identity.ApiKeyGrant;
import org.codexfield.identity.ApiKeyId;
import org.codexfield.identity.Role;
import org.codexfield.identity.SecretToken;
import org.codexfield.identity.model.ApiKey;
import org.codexfield.identity.model.ApiKeyIsUnknown;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Test;

/** What every store of API keys does. */
abstract class ApiKeysContract extends IdentityContract {

    ApiKeysContract(Supplier<TestDatabase> source) {
        super(source);
    }

    @Test
    void whatIsKept_isReadBack_andHasTheDigestThatWasTold() {
        var member = identity.aMember(identity.anOrganisation(), Role.STEWARD, Role.FINANCE);
        var kept =
                new ApiKey(
                        member,
                        new ApiKeyGrant(
                                "ci", Set.of(Role.FINANCE), NOON.plusNanos(60_123_456_789L)),
                        SecretToken.digestOf(aName()),
                        NOON);
        var told = kept.issued().change().after();
        identity.database.inTransaction(() -> identity.apiKeys.add(kept));

        var fact =
                identity.in(
                        () -> {
                            var found = identity.apiKeys.get(kept.id());
                            assertThat(found.member()).isEqualTo(member.id());
                            assertThat(found.organisation()).isEqualTo(member.organisation());
                            return found.revoke();
                        });

        assertThat(fact.change().before()).isEqualTo(told);
    }

    @Test
    void activeOf_leavesOutRevokedKeys_andOthersKeys() {
        var ann = identity.aMember(identity.anOrganisation(), Role.STEWARD);
        var bob = identity.aMember(identity.anOrganisation(), Role.STEWARD);
        var active = identity.anApiKey(ann, aName());
        var revoked = identity.anApiKey(ann, aName());
        identity.anApiKey(bob, aName());
        identity.in(() -> identity.apiKeys.get(revoked.id()).revoke());

        assertThat(identity.in(() -> identity.apiKeys.activeOf(ann.id())))
                .extracting(ApiKey::id)
                .containsExactly(active.id());
    }

    @Test
    void oneSecret_isOneKey() {
        var ann = identity.aMember(identity.anOrganisation(), Role.STEWARD);
        var secret = aName();
        identity.anApiKey(ann, secret);

        assertConstraintRefuses(() -> identity.anApiKey(ann, secret));
    }

    @Test
    void anUnknownKey_isRefused() {
        var id = ApiKeyId.next(NOON);

        assertThatThrownBy(() -> identity.in(() -> identity.apiKeys.get(id)))
                .isInstanceOf(ApiKeyIsUnknown.class);
    }

    @Test
    void aLostRace_isNoticed() throws Exception {
        var ann = identity.aMember(identity.anOrganisation(), Role.STEWARD);
        var key = identity.anApiKey(ann, aName());

        assertLostRaceIsNoticed(() -> identity.apiKeys.get(key.id()), ApiKey::revoke);
    }
}
