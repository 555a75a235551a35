package org.codexfield.identity.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.identity.persistence.TestIdentity.NOON;
import static org.codexfield.identity.persistence.TestIdentity.aName;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.codexfield.evidence.Fact;
import org.codexfield.evidence.service.FiredFacts;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.Role;
import org.codexfield.identity.model.Account;
import org.codexfield.identity.model.AccountBelongsToAnother;
import org.codexfield.identity.model.AccountIsUnknownHere;
import org.codexfield.identity.model.IdentityProvider.Ended;
import org.codexfield.identity.model.IdentityProvider.Person;
import org.codexfield.identity.model.Installation;
import org.codexfield.identity.model.Organisation;
import org.codexfield.identity.persistence.TestIdentity;
import org.codexfield.identity.service.PortalLogin.ProviderSession;
import org.codexfield.shared.persistence.TestDatabase;
import org.codexfield.shared.service.SetClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who comes in by the identity provider, as whom, and with which roles. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ProviderAccountsContract {

    private static final String ISSUER = "https://idp.example.org/realms/codexfield";

    private final Supplier<TestDatabase> source;
    private TestIdentity identity;
    private Organisation installation;
    private FiredFacts facts = new FiredFacts();
    private ProviderAccounts accounts = new ProviderAccounts();

    @SuppressWarnings("NullAway.Init") // by start()
    ProviderAccountsContract(Supplier<TestDatabase> source) {
        this.source = source;
    }

    @BeforeAll
    void start() {
        identity = new TestIdentity(source.get());
        installation = identity.anOrganisation();
        identity.database.inTransaction(
                () ->
                        identity.installation.fix(
                                new Installation.Fixed(
                                        "https://portal.example.org",
                                        installation.id(),
                                        new byte[] {1},
                                        NOON)));
    }

    @AfterAll
    void stop() throws SQLException {
        identity.database.close();
    }

    @BeforeEach
    void freshService() {
        facts = new FiredFacts();
        var roles = new AssertedRoles();
        roles.organisations = identity.organisations;
        roles.members = identity.members;
        roles.installation = identity.installation;
        roles.facts = facts;
        accounts = new ProviderAccounts();
        accounts.logins = identity.externalLogins;
        accounts.accounts = identity.accounts;
        accounts.views = identity.views;
        accounts.assertedRoles = roles;
        accounts.clock = new SetClock(NOON);
        accounts.facts = facts;
    }

    private static Person person(String subject, String email, String... roles) {
        return new Person(
                ISSUER,
                subject,
                email.isEmpty() ? Optional.empty() : Optional.of(new EmailAddress(email)),
                "Ann Smith",
                List.of(roles));
    }

    private AccountId signIn(Person person) {
        return identity.in(() -> accounts.signIn(person));
    }

    private Set<Role> rolesIn(Organisation organisation, Account person) {
        return identity.in(
                () -> identity.members.find(organisation.id(), person.id()).orElseThrow().roles());
    }

    private List<String> commands() {
        return facts.facts.stream().map(Fact::command).toList();
    }

    @Test
    void aPerson_isFoundByTheVerifiedAddress_once_andThenBySubject() {
        var ann = identity.aPerson();
        var subject = aName();

        assertThat(signIn(person(subject, ann.email().value()))).isEqualTo(ann.id());
        assertThat(signIn(person(subject, "renamed@example.org"))).isEqualTo(ann.id());
        assertThat(signIn(person(subject, ""))).isEqualTo(ann.id());
        assertThat(commands())
                .containsExactly("login-linked", "signed-in", "signed-in", "signed-in");
    }

    @Test
    void anAddressThatIsNotVerified_opensNothing() {
        identity.aPerson();

        assertThatThrownBy(() -> signIn(person(aName(), "")))
                .isInstanceOf(AccountIsUnknownHere.class);
        assertThat(facts.facts).isEmpty();
    }

    @Test
    void aStranger_isRefused() {
        assertThatThrownBy(() -> signIn(person(aName(), aName() + "@example.org")))
                .isInstanceOf(AccountIsUnknownHere.class);
    }

    @Test
    void anInvitedStranger_getsAnAccount_withoutPassword_andWithoutMembership() {
        var acme = identity.anOrganisation();
        var email = aName() + "@example.org";
        identity.anInvitation(acme, email, aName());

        var account = signIn(person(aName(), email));

        var opened = identity.in(() -> identity.accounts.get(account));
        assertThat(opened.passwordHash()).isEmpty();
        assertThat(opened.displayName()).isEqualTo("Ann Smith");
        assertThat(identity.in(() -> identity.members.find(acme.id(), account))).isEmpty();
        assertThat(commands()).containsExactly("account-opened", "login-linked", "signed-in");
    }

    @Test
    void aNameThatCannotBeShown_keepsNobodyOut() {
        var email = aName() + "@example.org";
        identity.anInvitation(identity.anOrganisation(), email, aName());
        var nameless =
                new Person(
                        ISSUER,
                        aName(),
                        Optional.of(new EmailAddress(email)),
                        "A\u0000\u202enn",
                        List.of());

        var account = signIn(nameless);

        assertThat(identity.in(() -> identity.accounts.get(account)).displayName())
                .isEqualTo(email);
    }

    @Test
    void anAddressGivenToANewColleague_doesNotOpenTheOldOnesAccount() {
        var ann = identity.aPerson();
        signIn(person(aName(), ann.email().value()));

        assertThatThrownBy(() -> signIn(person(aName(), ann.email().value())))
                .isInstanceOf(AccountBelongsToAnother.class);
    }

    @Test
    void theSameSubject_ofAnotherProvider_isSomebodyElse() {
        var ann = identity.aPerson();
        var subject = aName();
        signIn(person(subject, ann.email().value()));

        var other = new Person("https://other.example", subject, Optional.empty(), "", List.of());

        assertThatThrownBy(() -> signIn(other)).isInstanceOf(AccountIsUnknownHere.class);
    }

    @Test
    void assertedRoles_replaceThose_inTheOrganisationsNamed() {
        var ann = identity.aPerson();
        var named = identity.anOrganisation();
        var other = identity.anOrganisation();
        identity.aMember(named, ann, Role.AUDITOR, Role.FINANCE);
        identity.aMember(other, ann, Role.STEWARD);

        signIn(
                person(
                        aName(),
                        ann.email().value(),
                        named.slug() + ":requester",
                        named.slug() + ":publisher"));

        assertThat(rolesIn(named, ann)).containsExactlyInAnyOrder(Role.REQUESTER, Role.PUBLISHER);
        assertThat(rolesIn(other, ann)).containsExactly(Role.STEWARD);
        assertThat(commands()).contains("member-roles-changed");
    }

    @Test
    void assertedRoles_thatAreHeldAlready_changeNothing() {
        var ann = identity.aPerson();
        var acme = identity.anOrganisation();
        identity.aMember(acme, ann, Role.AUDITOR);

        signIn(person(aName(), ann.email().value(), acme.slug() + ":auditor"));

        assertThat(commands()).doesNotContain("member-roles-changed");
    }

    @Test
    void assertedRoles_thatCannotHold_areLeftOut() {
        var ann = identity.aPerson();
        var acme = identity.anOrganisation();
        identity.aMember(acme, ann, Role.AUDITOR);

        signIn(
                person(
                        aName(),
                        ann.email().value(),
                        acme.slug() + ":operator",
                        acme.slug() + ":emperor",
                        ":auditor",
                        "auditor",
                        "",
                        "nowhere:auditor",
                        identity.anOrganisation().slug() + ":administrator"));

        assertThat(rolesIn(acme, ann)).containsExactly(Role.AUDITOR);
        assertThat(commands()).doesNotContain("member-roles-changed");
    }

    @Test
    void theLastAdministrator_staysOne_whateverIsAsserted() {
        var ann = identity.aPerson();
        var acme = identity.anOrganisation();
        identity.aMember(acme, ann, Role.ADMINISTRATOR);

        signIn(person(aName(), ann.email().value(), acme.slug() + ":auditor"));

        assertThat(rolesIn(acme, ann)).containsExactlyInAnyOrder(Role.ADMINISTRATOR, Role.AUDITOR);
    }

    @Test
    void operators_areAssertedInTheInstallationsOwnOrganisationAlone() {
        var ann = identity.aPerson();
        identity.aMember(installation, ann, Role.AUDITOR);

        signIn(person(aName(), ann.email().value(), installation.slug() + ":operator"));

        assertThat(rolesIn(installation, ann)).containsExactly(Role.OPERATOR);
    }

    @Test
    void aSessionThatEndedThere_isOverHere_andNoOther() {
        var ann = identity.aPerson();
        var ended = aName();

        identity.database.inTransaction(
                () -> {
                    accounts.endSessions(new Ended(ISSUER, ended, "", NOON));
                    accounts.endSessions(new Ended(ISSUER, ended, "", NOON));
                });

        assertThat(session(ann, ISSUER, ended)).isEmpty();
        assertThat(session(ann, ISSUER, aName())).isPresent();
        assertThat(session(ann, "https://other.example", ended)).isPresent();
    }

    @Test
    void allSessionsOfAPerson_areOver_whenTheProviderNamesNone() {
        var ann = identity.aPerson();
        var subject = aName();
        signIn(person(subject, ann.email().value()));

        identity.database.inTransaction(
                () -> accounts.endSessions(new Ended(ISSUER, "", subject, NOON.plusSeconds(5))));

        assertThat(session(ann, ISSUER, aName())).isEmpty();
        assertThat(
                        identity.logins.session(
                                new PortalLogin(
                                        ann.id(),
                                        Optional.empty(),
                                        NOON.plusSeconds(5),
                                        Optional.empty())))
                .isPresent();
    }

    @Test
    void aLateNotice_endsNothingThatBeganAfterIt() {
        var ann = identity.aPerson();
        var subject = aName();
        signIn(person(subject, ann.email().value()));
        identity.in(
                () -> identity.accounts.get(ann.id()).changePassword("$new", NOON.plusSeconds(9)));

        identity.database.inTransaction(
                () -> accounts.endSessions(new Ended(ISSUER, "", subject, NOON.plusSeconds(5))));

        assertThat(identity.in(() -> identity.accounts.get(ann.id())).sessionsValidFrom())
                .isEqualTo(NOON.plusSeconds(9));
    }

    private Optional<Logins.Standing> session(Account person, String issuer, String sid) {
        return identity.logins.session(
                new PortalLogin(
                        person.id(),
                        Optional.empty(),
                        NOON,
                        Optional.of(new ProviderSession(issuer, sid))));
    }
}
