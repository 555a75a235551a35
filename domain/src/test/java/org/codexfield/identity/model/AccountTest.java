package org.codexfield.identity.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.identity.model.IdentityFixture.ANN_MAIL;
import static org.codexfield.identity.model.IdentityFixture.NOON;

import org.codexfield.evidence.Subject;
import org.codexfield.shared.Digest;
import org.codexfield.shared.TextIsUnacceptable;
import org.junit.jupiter.api.Test;

class AccountTest {

    @Test
    void open_isACreation_thatBelongsToNoOrganisation() {
        var account = new Account(ANN_MAIL, " Ann  ", "$hash", NOON);

        var fact = account.opened();

        assertThat(account.displayName()).isEqualTo("Ann");
        assertThat(account.email()).isEqualTo(ANN_MAIL);
        assertThat(fact.change().before()).isEqualTo(Digest.ZERO);
        assertThat(fact.subject().organisation()).isEqualTo(Subject.NOBODY);
    }

    @Test
    void open_isRefused_withANameThatPeopleCannotRead() {
        for (var name : new String[] {"", "A\u0000nn", "x".repeat(201), "Ann\u2028Smith"}) {
            assertThatThrownBy(() -> new Account(ANN_MAIL, name, "$hash", NOON))
                    .isInstanceOf(TextIsUnacceptable.class);
        }
    }

    @Test
    void changePassword_endsSessionsThatBeganBefore() {
        var account = new Account(ANN_MAIL, "Ann", "$old", NOON);
        var opened = account.opened();

        var fact = account.changePassword("$new", NOON.plusSeconds(5));

        assertThat(account.passwordHash()).isEqualTo("$new");
        assertThat(account.sessionsValidFrom()).isEqualTo(NOON.plusSeconds(5));
        assertThat(fact.change().before()).isEqualTo(opened.change().after());
        assertThat(fact.change().after()).isNotEqualTo(opened.change().after());
    }

    @Test
    void endSessions_endsThoseThatBeganBefore_andNeverMovesBack() {
        var account = new Account(ANN_MAIL, "Ann", "$old", NOON);

        var fact = account.endSessions(NOON.plusSeconds(5));
        var late = account.endSessions(NOON.plusSeconds(3));

        assertThat(account.sessionsValidFrom()).isEqualTo(NOON.plusSeconds(5));
        assertThat(fact.change().after()).isNotEqualTo(fact.change().before());
        assertThat(late.change().after()).isEqualTo(late.change().before());
    }

    @Test
    void askingForANewPassword_changesNothing() {
        var account = new Account(ANN_MAIL, "Ann", "$old", NOON);

        var fact = account.resetRequested();

        assertThat(fact.change().before())
                .isEqualTo(fact.change().after())
                .isEqualTo(account.opened().change().after());
        assertThat(account.sessionsValidFrom()).isEqualTo(NOON);
    }

    @Test
    void theAuditTrail_cannotBeSearchedForAName() {
        var ann = new Account(ANN_MAIL, "Ann", "$a", NOON);
        var fact = ann.opened();

        assertThat(fact.subject().id()).isEqualTo(ann.id().value());
        assertThat(fact.toString()).doesNotContain("Ann").doesNotContain("ann@");
    }
}
