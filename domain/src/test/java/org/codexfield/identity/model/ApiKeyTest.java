package org.codexfield.identity.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.identity.model.IdentityFixture.ACME;
import static org.codexfield.identity.model.IdentityFixture.ANN;
import static org.codexfield.identity.model.IdentityFixture.NOON;
import static org.codexfield.identity.model.IdentityFixture.memberOf;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.codexfield.identity.ApiKeyGrant;
import org.codexfield.identity.Role;
import org.codexfield.identity.SecretToken;
import org.codexfield.shared.Digest;
import org.codexfield.shared.TextIsUnacceptable;
import org.junit.jupiter.api.Test;

class ApiKeyTest {

    private static final Duration A_DAY = Duration.ofDays(1);

    @Test
    void issue_actsAsTheMember() {
        var member = memberOf(ACME, ANN, Role.PUBLISHER, Role.FINANCE);

        var key = issue(member, NOON.plus(A_DAY), Role.FINANCE);

        assertThat(key.member()).isEqualTo(member.id());
        assertThat(key.organisation()).isEqualTo(ACME);
        assertThat(key.status()).isEqualTo(ApiKeyStatus.ACTIVE);
        assertThat(key.issued().change().before()).isEqualTo(Digest.ZERO);
    }

    @Test
    void issue_isRefused_forARoleThatTheMemberLacks() {
        var member = memberOf(ACME, ANN, Role.PUBLISHER);

        assertThatThrownBy(
                        () -> issue(member, NOON.plus(A_DAY), Role.PUBLISHER, Role.ADMINISTRATOR))
                .isInstanceOf(ScopeExceedsRoles.class)
                .hasMessageContaining("administrator");
    }

    @Test
    void issue_isRefused_withoutAScope() {
        var member = memberOf(ACME, ANN, Role.PUBLISHER);

        assertThatThrownBy(() -> issue(member, NOON.plus(A_DAY)))
                .isInstanceOf(RolesAreMissing.class);
    }

    @Test
    void issue_endsWithinAMinuteAndAYear() {
        var member = memberOf(ACME, ANN, Role.PUBLISHER);

        issue(member, NOON.plusSeconds(60), Role.PUBLISHER);
        issue(member, NOON.plus(Duration.ofDays(366)), Role.PUBLISHER);

        for (var out :
                new Instant[] {
                    NOON.minusSeconds(1),
                    NOON.plusSeconds(60).minusMillis(1),
                    NOON.plus(Duration.ofDays(366)).plusMillis(1),
                    Instant.MAX,
                    Instant.MIN
                }) {
            assertThatThrownBy(() -> issue(member, out, Role.PUBLISHER))
                    .as(out.toString())
                    .isInstanceOf(ExpiryIsOutOfBounds.class);
        }
    }

    @Test
    void aGrant_endsToTheMillisecond_asItIsKept() {
        var grant = new ApiKeyGrant("ci", Set.of(Role.PUBLISHER), NOON.plusNanos(1_999_999));

        assertThat(grant.expiresAt()).isEqualTo(NOON.plusMillis(1));
    }

    @Test
    void aGrant_isRefused_withANameThatPeopleCannotRead() {
        for (var name : new String[] {"", "\u0007", "x".repeat(101)}) {
            assertThatThrownBy(
                            () -> new ApiKeyGrant(name, Set.of(Role.PUBLISHER), NOON.plus(A_DAY)))
                    .isInstanceOf(TextIsUnacceptable.class);
        }
    }

    @Test
    void revoke_makesItUseless() {
        var key = issue(memberOf(ACME, ANN, Role.PUBLISHER), NOON.plus(A_DAY), Role.PUBLISHER);
        var issued = key.issued();

        var fact = key.revoke();

        assertThat(key.status()).isEqualTo(ApiKeyStatus.REVOKED);
        assertThat(fact.change().before()).isEqualTo(issued.change().after());
        assertThat(fact.change().after()).isNotEqualTo(issued.change().after());
    }

    private static ApiKey issue(Member member, Instant expiresAt, Role... scopes) {
        return new ApiKey(
                member,
                new ApiKeyGrant("ci", Set.of(scopes), expiresAt),
                SecretToken.digestOf("secret"),
                NOON);
    }
}
