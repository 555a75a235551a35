package org.codexfield.identity.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.identity.persistence.TestIdentity.NOON;
import static org.codexfield.identity.persistence.TestIdentity.aName;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.Caller;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.Role;
import org.codexfield.identity.model.Account;
import org.codexfield.identity.model.Invitation;
import org.codexfield.identity.model.Organisation;
import org.codexfield.identity.service.ApiKeyView;
import org.codexfield.identity.service.InvitationView;
import org.codexfield.identity.service.MemberView;
import org.codexfield.identity.service.MembershipView;
import org.codexfield.identity.service.OrganisationView;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.ListQueryIsOutOfBounds;
import org.codexfield.shared.TextIsUnacceptable;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the lists of identity show. */
abstract class IdentityViewsContract extends IdentityContract {

    IdentityViewsContract(Supplier<TestDatabase> source) {
        super(source);
    }

    @Test
    void anOrganisation_isShownWhole() {
        var acme = identity.anOrganisation();

        assertThat(identity.views.organisation(acme.slug()))
                .contains(
                        new OrganisationView(
                                acme.id().value(),
                                acme.slug(),
                                acme.name(),
                                List.of("provider"),
                                acme.did().value(),
                                "active",
                                "",
                                NOON,
                                1));
        assertThat(identity.views.organisation("unknown")).isEmpty();
    }

    @Test
    void theOpenList_holdsActiveOrganisationsAlone() {
        var mark = aName();
        var active = identity.anOrganisation(mark.substring(0, 20) + "-active");
        var registered = TestIdentity.registered(mark.substring(0, 20) + "-new");
        identity.database.inTransaction(() -> identity.organisations.add(registered));
        var all = ListQuery.first(10).containing(mark.substring(0, 20));

        assertThat(identity.views.organisations(all, true).items())
                .extracting(OrganisationView::slug)
                .containsExactly(active.slug());
        assertThat(identity.views.organisations(all, false).items())
                .extracting(OrganisationView::slug)
                .containsExactly(active.slug(), registered.slug());
        assertThat(identity.views.organisations(all.where("status", "registered"), false).items())
                .extracting(OrganisationView::slug)
                .containsExactly(registered.slug());
        assertThat(identity.views.organisations(all.where("status", "registered"), true).total())
                .isZero();
    }

    @Test
    void waitingOrganisations_areCounted() {
        long before = identity.views.organisationsToDecide();
        var slug = aName();
        identity.database.inTransaction(
                () -> identity.organisations.add(TestIdentity.registered(slug)));
        assertThat(identity.views.organisationsToDecide()).isEqualTo(before + 1);

        identity.in(() -> identity.organisations.get(slug).approve(Caller.system(), NOON));

        assertThat(identity.views.organisationsToDecide()).isEqualTo(before);
    }

    @Test
    void members_areShownInTheirOrganisationAlone() {
        var acme = identity.anOrganisation();
        var ann = identity.aPerson();
        var member = identity.aMember(acme, ann, Role.STEWARD, Role.AUDITOR);
        var other = identity.aMember(identity.anOrganisation(), Role.STEWARD);

        var expected =
                new MemberView(
                        member.id().value(),
                        ann.id().value(),
                        "Ann",
                        ann.email().value(),
                        List.of("auditor", "steward"),
                        "active",
                        NOON,
                        1);
        assertThat(members(acme, ListQuery.first(10))).containsExactly(expected);
        assertThat(identity.views.member(acme.id(), member.id())).contains(expected);
        assertThat(identity.views.member(acme.id(), other.id())).isEmpty();
    }

    @Test
    void pages_followEachOther_withoutGapOrRepetition() {
        var acme = identity.anOrganisation();
        for (int i = 0; i < 7; i++) {
            identity.aMember(acme, Role.REQUESTER);
        }
        var seen = new ArrayList<UUID>();
        for (int offset = 0; offset < 9; offset += 3) {
            var page = identity.views.members(acme.id(), ListQuery.at(offset, 3));
            assertThat(page.total()).isEqualTo(7);
            page.items().forEach(item -> seen.add(item.id()));
        }

        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
        assertThat(members(acme, ListQuery.at(100, 3))).isEmpty();
    }

    @Test
    void everyNamedColumn_sorts_bothWays() {
        var acme = identity.anOrganisation();
        for (var name : List.of("c", "a", "b")) {
            identity.aMember(acme, personCalled(name), Role.REQUESTER);
        }

        assertThat(members(acme, sorted("name", false)))
                .extracting(MemberView::name)
                .containsExactly("a", "b", "c");
        assertThat(members(acme, sorted("name", true)))
                .extracting(MemberView::name)
                .containsExactly("c", "b", "a");
        for (var column : List.of("email", "status", "joinedAt", "id")) {
            assertThat(members(acme, sorted(column, true))).as(column).hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password_hash",
                "a.email",
                "NAME",
                "name; DROP TABLE identity.member",
                "1",
                "'"
            })
    void aColumnThatTheListDoesNotName_isRefused(String column) {
        var acme = identity.anOrganisation();

        assertThatThrownBy(() -> members(acme, sorted(column, false)))
                .isInstanceOf(ListQueryIsOutOfBounds.class);
        assertThatThrownBy(() -> members(acme, ListQuery.first(10).where(column, "x")))
                .isInstanceOf(ListQueryIsOutOfBounds.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%", "_", "!", "'", "\"", "!%", "%_!'\"", "\\", "--", ";", "<b>", "ЯБЛОКО", "Ä"
            })
    void aSearch_takesEveryCharacterAsItIs(String text) {
        var acme = identity.anOrganisation();
        identity.aMember(acme, personCalled("plain"), Role.REQUESTER);
        identity.aMember(acme, personCalled("x" + text + "y"), Role.REQUESTER);

        assertThat(members(acme, ListQuery.first(10).containing(text)))
                .extracting(MemberView::name)
                .containsExactly("x" + text + "y");
    }

    @Test
    void aSearch_forACharacterThatNobodyCanKeep_isRefused() {
        var acme = identity.anOrganisation();

        assertThatThrownBy(() -> members(acme, ListQuery.first(10).containing("a\u0000")))
                .isInstanceOf(TextIsUnacceptable.class);
    }

    @Test
    void aSearch_ignoresCase_andSurroundingBlanks() {
        var acme = identity.anOrganisation();
        identity.aMember(acme, personCalled("Örtlich"), Role.REQUESTER);

        assertThat(members(acme, ListQuery.first(10).containing("  öRTL "))).hasSize(1);
        assertThat(members(acme, ListQuery.first(10).containing("   "))).hasSize(1);
        assertThat(members(acme, ListQuery.first(10).containing("requester"))).hasSize(1);
        assertThat(members(acme, ListQuery.first(10).containing("nothing"))).isEmpty();
    }

    @Test
    void filters_takeEveryCharacterAsItIs_onEveryKindOfColumn() {
        var acme = identity.anOrganisation();
        var member = identity.aMember(acme, personCalled("O'Neil %"), Role.REQUESTER);

        assertThat(members(acme, ListQuery.first(10).where("name", "O'Neil %"))).hasSize(1);
        assertThat(members(acme, ListQuery.first(10).where("name", "O'Neil _"))).isEmpty();
        assertThat(members(acme, ListQuery.first(10).where("name", "' OR '1'='1"))).isEmpty();
        assertThat(members(acme, ListQuery.first(10).where("id", member.id().toString())))
                .hasSize(1);
        assertThat(members(acme, ListQuery.first(10).where("id", "no uuid"))).isEmpty();
        assertThat(members(acme, ListQuery.first(10).where("joinedAt", "yesterday"))).isEmpty();
        assertThat(
                        members(
                                acme,
                                ListQuery.first(10)
                                        .where("status", "active")
                                        .where("name", "O'Neil %")))
                .hasSize(1);
    }

    @Test
    void invitations_tellWhoInvited_andWhetherTheLinkIsTooOld() {
        var acme = identity.anOrganisation();
        identity.anInvitation(acme, "ann@example.org", aName());
        identity.anInvitation(identity.anOrganisation(), "bob@example.org", aName());
        var late = NOON.plus(Invitation.VALIDITY);

        var fresh = identity.views.invitations(acme.id(), ListQuery.first(10), NOON);
        var old = identity.views.invitations(acme.id(), ListQuery.first(10), late);

        assertThat(fresh.items())
                .singleElement()
                .satisfies(
                        view -> {
                            assertThat(view.email()).isEqualTo("ann@example.org");
                            assertThat(view.roles()).containsExactly("requester");
                            assertThat(view.status()).isEqualTo("pending");
                            assertThat(view.invitedBy()).isEmpty();
                            assertThat(view.expiresAt()).isEqualTo(late);
                        });
        assertThat(old.items()).extracting(InvitationView::status).containsExactly("expired");
    }

    @Test
    void theInbox_holdsWhatIsPendingForTheAddress() {
        var email = aName() + "@example.org";
        var acme = identity.anOrganisation();
        identity.anInvitation(acme, email, aName());
        var withdrawn = identity.anInvitation(identity.anOrganisation(), email, aName());
        identity.in(() -> identity.invitations.get(withdrawn.id()).withdraw());
        identity.anInvitation(acme, "other@example.org", aName());

        assertThat(identity.views.pendingInvitations(email, NOON))
                .extracting(InvitationView::invitedBy)
                .containsExactly(acme.name());
        assertThat(identity.views.pendingInvitations(email, NOON.plus(Invitation.VALIDITY)))
                .isEmpty();
    }

    @Test
    void apiKeys_areShownOfOneMember_orOfAll_withTheirLastUse() {
        var acme = identity.anOrganisation();
        var ann = identity.aMember(acme, Role.STEWARD);
        var bob = identity.aMember(acme, Role.AUDITOR);
        var annsKey = identity.anApiKey(ann, aName());
        var bobsKey = identity.anApiKey(bob, aName());
        identity.anApiKey(identity.aMember(identity.anOrganisation(), Role.AUDITOR), aName());
        identity.logins.used(bobsKey.id(), NOON.plusSeconds(5));

        assertThat(apiKeys(acme, Subject.NOBODY, ListQuery.first(10)))
                .extracting(ApiKeyView::id)
                .containsExactlyInAnyOrder(annsKey.id().value(), bobsKey.id().value());
        assertThat(apiKeys(acme, ann.id().value(), ListQuery.first(10)))
                .singleElement()
                .satisfies(
                        view -> {
                            assertThat(view.lastUsedAt()).isEmpty();
                            assertThat(view.memberName()).isEqualTo("Ann");
                            assertThat(view.scopes()).containsExactly("steward");
                        });
        assertThat(apiKeys(acme, bob.id().value(), ListQuery.first(10)))
                .extracting(ApiKeyView::lastUsedAt)
                .containsExactly(Optional.of(NOON.plusSeconds(5)));
        assertThat(apiKeys(acme, Subject.NOBODY, ListQuery.first(10).containing("auditor")))
                .hasSize(1);
    }

    @Test
    void apiKeys_areFoundByWhetherTheyHaveExpired() {
        var acme = identity.anOrganisation();
        var key = identity.anApiKey(identity.aMember(acme, Role.STEWARD), aName());
        var active = ListQuery.first(10).where("status", "active");
        var expired = ListQuery.first(10).where("status", "expired");
        var end = apiKeys(acme, Subject.NOBODY, active).get(0).expiresAt();

        assertThat(apiKeys(acme, Subject.NOBODY, expired)).isEmpty();
        assertThat(apiKeys(acme, Subject.NOBODY, active, end)).isEmpty();
        assertThat(apiKeys(acme, Subject.NOBODY, expired, end))
                .singleElement()
                .satisfies(
                        view -> {
                            assertThat(view.id()).isEqualTo(key.id().value());
                            assertThat(view.status()).isEqualTo("expired");
                        });
        assertThat(apiKeys(acme, Subject.NOBODY, expired.containing("no such"), end)).isEmpty();
    }

    @Test
    void invitations_areFoundByWhetherTheyHaveExpired() {
        var acme = identity.anOrganisation();
        identity.anInvitation(acme, "open@example.org", aName());
        var withdrawn = identity.anInvitation(acme, "withdrawn@example.org", aName());
        identity.in(() -> identity.invitations.get(withdrawn.id()).withdraw());
        var pending = ListQuery.first(10).where("status", "pending");
        var expired = ListQuery.first(10).where("status", "expired");
        var end = NOON.plus(Invitation.VALIDITY);

        assertThat(invitations(acme, pending, NOON)).containsExactly("open@example.org");
        assertThat(invitations(acme, pending, end)).isEmpty();
        assertThat(invitations(acme, expired, NOON)).isEmpty();
        assertThat(invitations(acme, expired, end)).containsExactly("open@example.org");
        assertThat(invitations(acme, ListQuery.first(10).where("status", "withdrawn"), end))
                .containsExactly("withdrawn@example.org");
    }

    @Test
    void names_areThoseAskedFor_withinAnOrganisationIfSaid() {
        var acme = identity.anOrganisation();
        var ann = identity.aMember(acme, Role.STEWARD).id().value();
        var bob = identity.aMember(identity.anOrganisation(), Role.AUDITOR).id().value();
        var both = Set.of(ann, bob);

        assertThat(identity.views.memberNames(both, Optional.empty())).containsOnlyKeys(ann, bob);
        assertThat(identity.views.memberNames(both, Optional.of(acme.id()))).containsOnlyKeys(ann);
        assertThat(identity.views.memberNames(Set.of(), Optional.empty())).isEmpty();
        assertThat(identity.views.organisationNames(Set.of(acme.id().value(), ann)))
                .containsExactly(Map.entry(acme.id().value(), acme.name()));
    }

    @Test
    void memberships_areThoseThatHold() {
        var ann = identity.aPerson();
        var acme = identity.anOrganisation();
        var member = identity.aMember(acme, ann, Role.STEWARD);
        var left = identity.aMember(identity.anOrganisation(), ann, Role.STEWARD);
        identity.in(() -> identity.members.get(left.id()).leave(NOON));

        assertThat(identity.views.memberships(ann.id()))
                .containsExactly(
                        new MembershipView(
                                member.id().value(),
                                acme.id().value(),
                                acme.slug(),
                                acme.name(),
                                "active",
                                List.of("steward")));
    }

    private Account personCalled(String name) {
        return identity.in(
                () -> {
                    var email = new EmailAddress(aName() + "@example.org");
                    var person = new Account(email, name, "hash", NOON);
                    identity.accounts.add(person);
                    return person;
                });
    }

    private List<MemberView> members(Organisation of, ListQuery query) {
        return identity.views.members(of.id(), query).items();
    }

    private List<String> invitations(Organisation of, ListQuery query, Instant now) {
        return identity.views.invitations(of.id(), query, now).items().stream()
                .map(InvitationView::email)
                .toList();
    }

    private List<ApiKeyView> apiKeys(Organisation of, UUID member, ListQuery query) {
        return apiKeys(of, member, query, NOON);
    }

    private List<ApiKeyView> apiKeys(Organisation of, UUID member, ListQuery query, Instant now) {
        return identity.views.apiKeys(of.id(), member, query, now).items();
    }

    private static ListQuery sorted(String column, boolean descending) {
        return new ListQuery(0, 10, column, descending, "", Map.of());
    }
}
