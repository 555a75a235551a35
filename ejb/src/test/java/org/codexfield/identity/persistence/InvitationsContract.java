package org.codexfield.identity.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.identity.persistence.TestIdentity.NOON;
import static org.codexfield.identity.persistence.TestIdentity.aName;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.InvitationId;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.Role;
import org.codexfield.identity.SecretToken;
import org.codexfield.identity.model.Invitation;
import org.codexfield.identity.model.InvitationIsUnknown;
import org.codexfield.identity.model.Organisation;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Test;

/** What every store of invitations does. */
abstract class InvitationsContract extends IdentityContract {

    private static final String ANN = "ann@example.org";

    InvitationsContract(Supplier<TestDatabase> source) {
        super(source);
    }

    @Test
    void whatIsKept_isReadBack_andHasTheDigestThatWasTold() {
        var acme = identity.anOrganisation();
        var kept =
                new Invitation(
                        acme.id(),
                        new EmailAddress(ANN),
                        Set.of(Role.AUDITOR, Role.FINANCE),
                        SecretToken.digestOf(aName()),
                        new MemberId(Subject.NOBODY),
                        NOON.plusMillis(7));
        var told = kept.sent().change().after();
        identity.database.inTransaction(() -> identity.invitations.add(kept));

        var fact =
                identity.in(
                        () -> {
                            var found = identity.invitations.get(kept.id());
                            assertThat(found.email()).hasToString(ANN);
                            assertThat(found.roles()).isEqualTo(kept.roles());
                            return found.withdraw();
                        });

        assertThat(fact.change().before()).isEqualTo(told);
    }

    @Test
    void anInvitation_isFoundByItsLinksToken_untilTheLinkIsReplaced() {
        var token = aName();
        var newToken = aName();
        var invitation = identity.anInvitation(identity.anOrganisation(), ANN, token);

        assertThat(find(token)).map(Invitation::id).contains(invitation.id());
        identity.in(
                () ->
                        identity.invitations
                                .get(invitation.id())
                                .renew(SecretToken.digestOf(newToken), NOON));

        assertThat(find(token)).isEmpty();
        assertThat(find(newToken)).map(Invitation::id).contains(invitation.id());
        assertThat(find("")).isEmpty();
    }

    @Test
    void oneAddress_hasOnePendingInvitation_inEachOrganisation() {
        var acme = identity.anOrganisation();
        var other = identity.anOrganisation();
        var invitation = identity.anInvitation(acme, ANN, aName());
        identity.anInvitation(other, ANN, aName());

        assertConstraintRefuses(() -> identity.anInvitation(acme, ANN, aName()));
        withdraw(invitation);
        var next = identity.anInvitation(acme, ANN, aName());

        assertThat(findPending(acme, ANN)).map(Invitation::id).contains(next.id());
        assertThat(findPending(acme, "bob@example.org")).isEmpty();
    }

    @Test
    void aWithdrawnInvitation_makesPlaceForTheNext_inOneTransaction() {
        var acme = identity.anOrganisation();
        var first = identity.anInvitation(acme, ANN, aName());
        var next =
                new Invitation(
                        acme.id(),
                        new EmailAddress(ANN),
                        Set.of(Role.AUDITOR),
                        SecretToken.digestOf(aName()),
                        new MemberId(Subject.NOBODY),
                        NOON);

        identity.database.inTransaction(
                () -> {
                    identity.invitations.get(first.id()).withdraw();
                    identity.invitations.add(next);
                });

        assertThat(findPending(acme, ANN)).map(Invitation::id).contains(next.id());
    }

    @Test
    void oneToken_opensOneInvitation() {
        var token = aName();
        identity.anInvitation(identity.anOrganisation(), ANN, token);

        assertConstraintRefuses(() -> identity.anInvitation(identity.anOrganisation(), ANN, token));
    }

    @Test
    void countPending_countsWhatIsOpen_inTheOrganisation() {
        var acme = identity.anOrganisation();
        identity.anInvitation(acme, "a@example.org", aName());
        withdraw(identity.anInvitation(acme, "b@example.org", aName()));
        identity.anInvitation(identity.anOrganisation(), "c@example.org", aName());

        assertThat(identity.<Long>in(() -> identity.invitations.countPending(acme.id()))).isOne();
    }

    @Test
    void anUnknownInvitation_isRefused() {
        var id = InvitationId.next(NOON);

        assertThatThrownBy(() -> identity.in(() -> identity.invitations.get(id)))
                .isInstanceOf(InvitationIsUnknown.class);
    }

    @Test
    void aLostRace_isNoticed() throws Exception {
        var invitation = identity.anInvitation(identity.anOrganisation(), ANN, aName());

        assertLostRaceIsNoticed(
                () -> identity.invitations.get(invitation.id()), found -> found.accept(NOON));
    }

    private Optional<Invitation> find(String token) {
        return identity.in(() -> identity.invitations.find(SecretToken.digestOf(token)));
    }

    private Optional<Invitation> findPending(Organisation organisation, String email) {
        return identity.in(
                () -> identity.invitations.findPending(organisation.id(), new EmailAddress(email)));
    }

    private void withdraw(Invitation invitation) {
        identity.in(() -> identity.invitations.get(invitation.id()).withdraw());
    }
}
