package org.codexfield.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Set;
import org.codexfield.shared.IdIsMalformed;
import org.junit.jupiter.api.Test;

class CallerTest {

    private static final OrganisationId ACME = OrganisationId.next(Instant.EPOCH);
    private static final OrganisationId OTHER = OrganisationId.next(Instant.EPOCH);

    @Test
    void aRole_countsInItsOrganisationAlone() {
        var caller =
                new Caller(
                        AccountId.next(Instant.EPOCH),
                        MemberId.next(Instant.EPOCH),
                        ACME,
                        Set.of(Role.STEWARD),
                        Caller.Kind.SESSION,
                        "192.0.2.1");

        assertThat(caller.has(Role.STEWARD, ACME)).isTrue();
        assertThat(caller.has(Role.STEWARD, OTHER)).isFalse();
        assertThat(caller.has(Role.ADMINISTRATOR, ACME)).isFalse();
        assertThat(caller.isPerson()).isTrue();
    }

    @Test
    void nobodyAndTheSystem_areNoPersons_andHaveNoRoles() {
        for (var caller : new Caller[] {Caller.anonymous("192.0.2.1"), Caller.system()}) {
            assertThat(caller.isPerson()).isFalse();
            assertThat(caller.roles()).isEmpty();
        }
    }

    @Test
    void anIdentifier_isReadFromItsCanonicalFormAlone() {
        var id = MemberId.next(Instant.EPOCH);
        assertThat(MemberId.parse(id.toString())).isEqualTo(id);
        for (var text : new String[] {"", "1-1-1-1-1", id + " ", "x".repeat(36), "' OR 1=1 --"}) {
            assertThatThrownBy(() -> MemberId.parse(text)).isInstanceOf(IdIsMalformed.class);
        }
    }
}
