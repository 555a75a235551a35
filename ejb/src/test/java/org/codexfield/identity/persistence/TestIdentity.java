package org.codexfield.identity.persistence;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.ApiKeyGrant;
import org.codexfield.identity.Caller;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.OrganisationKind;
import org.codexfield.identity.OrganisationProfile;
import org.codexfield.identity.Participants;
import org.codexfield.identity.Role;
import org.codexfield.identity.SecretToken;
import org.codexfield.identity.SigningKeyId;
import org.codexfield.identity.Slug;
import org.codexfield.identity.model.Account;
import org.codexfield.identity.model.Accounts;
import org.codexfield.identity.model.ApiKey;
import org.codexfield.identity.model.ApiKeys;
import org.codexfield.identity.model.Cooldowns;
import org.codexfield.identity.model.ExternalLogins;
import org.codexfield.identity.model.Installation;
import org.codexfield.identity.model.Invitation;
import org.codexfield.identity.model.Invitations;
import org.codexfield.identity.model.LoginAttempts;
import org.codexfield.identity.model.Member;
import org.codexfield.identity.model.Members;
import org.codexfield.identity.model.OneTimeTokens;
import org.codexfield.identity.model.Organisation;
import org.codexfield.identity.model.Organisations;
import org.codexfield.identity.model.SigningKey;
import org.codexfield.identity.model.SigningKeys;
import org.codexfield.identity.service.IdentityViews;
import org.codexfield.identity.service.Logins;
import org.codexfield.shared.Did;
import org.codexfield.shared.persistence.TestDatabase;

/** Identity's adapters on one database, and what tests keep there. */
public final class TestIdentity {

    /** When everything that these fixtures make began. */
    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    public final TestDatabase database;
    public final Organisations organisations;
    public final Accounts accounts;
    public final Members members;
    public final Invitations invitations;
    public final SigningKeys signingKeys;
    public final ApiKeys apiKeys;
    public final Installation installation;
    public final OneTimeTokens tokens;
    public final LoginAttempts attempts;
    public final Cooldowns cooldowns;
    public final Logins logins;
    public final ExternalLogins externalLogins;
    public final IdentityViews views;

    /** Puts the adapters on a database. */
    public TestIdentity(TestDatabase database) {
        this.database = database;
        var entities = database.entityManager();
        this.organisations = organisations(entities);
        this.accounts = accounts(entities);
        this.members = members(entities);
        this.invitations = invitations(entities);
        this.signingKeys = signingKeys(entities);
        this.apiKeys = apiKeys(entities);
        this.installation = new JdbcInstallation(database.sql());
        this.tokens = new JdbcOneTimeTokens(database.sql());
        this.attempts = new JdbcLoginAttempts(database.sql());
        this.cooldowns = new JdbcCooldowns(database.sql());
        this.logins = new JdbcLogins(database.sql());
        this.externalLogins = new JdbcExternalLogins(database.sql());
        this.views = new JdbcIdentityViews(database.sql());
    }

    /** What identity tells the contexts above, on a database. */
    public static Participants participants(TestDatabase database) {
        return new JdbcParticipants(database.sql(), new JdbcIdentityViews(database.sql()));
    }

    /** Runs in a transaction of its own. */
    public <T> T in(Supplier<T> work) {
        return database.inTransaction(work::get);
    }

    /** An organisation that takes part, of a fresh short name. */
    public Organisation anOrganisation() {
        return anOrganisation(aName());
    }

    /** An organisation that takes part. */
    public Organisation anOrganisation(String slug) {
        return in(
                () -> {
                    var organisation = registered(slug);
                    organisation.foundInstallation();
                    organisations.add(organisation);
                    return organisation;
                });
    }

    /** An organisation that is registered and not kept yet. */
    public static Organisation registered(String slug) {
        return new Organisation(
                new OrganisationProfile(
                        new Slug(slug), "The " + slug, Set.of(OrganisationKind.PROVIDER)),
                new Did("did:web:example.org:organisations:" + slug),
                new EmailAddress("contact@" + slug + ".example"),
                new AccountId(Subject.NOBODY),
                NOON);
    }

    /** A person with the password {@code hash}, of a fresh address. */
    public Account aPerson() {
        return aPerson(aName() + "@example.org");
    }

    /** A person with the password {@code hash}. */
    public Account aPerson(String email) {
        return in(
                () -> {
                    var person = new Account(new EmailAddress(email), "Ann", "hash", NOON);
                    accounts.add(person);
                    return person;
                });
    }

    /** A member of the organisation, who is a new person. */
    public Member aMember(Organisation of, Role... roles) {
        return aMember(of, aPerson(), roles);
    }

    /** A member of the organisation. */
    public Member aMember(Organisation of, Account person, Role... roles) {
        return in(
                () -> {
                    var member = new Member(of.id(), person.id(), Set.of(roles), NOON);
                    members.add(member);
                    return member;
                });
    }

    /** A pending invitation, whose link holds the token. */
    public Invitation anInvitation(Organisation to, String email, String token) {
        return in(
                () -> {
                    var invitation =
                            new Invitation(
                                    to.id(),
                                    new EmailAddress(email),
                                    Set.of(Role.REQUESTER),
                                    SecretToken.digestOf(token),
                                    new MemberId(Subject.NOBODY),
                                    NOON);
                    invitations.add(invitation);
                    return invitation;
                });
    }

    /** An active API key of the member, with all the member's roles, for an hour. */
    public ApiKey anApiKey(Member of, String secret) {
        return in(
                () -> {
                    var grant = new ApiKeyGrant("ci", of.roles(), NOON.plusSeconds(3600));
                    var key = new ApiKey(of, grant, SecretToken.digestOf(secret), NOON);
                    apiKeys.add(key);
                    return key;
                });
    }

    /** A signing key that is not kept yet. */
    public static SigningKey signingKey(Organisation of) {
        return signingKey(of, NOON);
    }

    /** A signing key of the given time that is not kept yet. */
    public static SigningKey signingKey(Organisation of, Instant now) {
        return new SigningKey(
                SigningKeyId.next(now), of, "z" + UUID.randomUUID(), new byte[] {1, 2}, now);
    }

    /** The member as a caller, with all its roles. */
    public static Caller caller(Member member) {
        return new Caller(
                member.account(),
                member.id(),
                member.organisation(),
                member.roles(),
                Caller.Kind.SESSION,
                "192.0.2.1");
    }

    /** A person without a membership as a caller. */
    public static Caller caller(Account person) {
        return new Caller(
                person.id(),
                new MemberId(Subject.NOBODY),
                new OrganisationId(Subject.NOBODY),
                Set.of(),
                Caller.Kind.SESSION,
                "192.0.2.1");
    }

    /** A short name that nothing else has. */
    public static String aName() {
        return "n" + UUID.randomUUID().toString().replace("-", "");
    }

    private static Organisations organisations(EntityManager entities) {
        var adapter = new JpaOrganisations();
        adapter.entities = entities;
        return adapter;
    }

    private static Accounts accounts(EntityManager entities) {
        var adapter = new JpaAccounts();
        adapter.entities = entities;
        return adapter;
    }

    private static Members members(EntityManager entities) {
        var adapter = new JpaMembers();
        adapter.entities = entities;
        return adapter;
    }

    private static Invitations invitations(EntityManager entities) {
        var adapter = new JpaInvitations();
        adapter.entities = entities;
        return adapter;
    }

    private static SigningKeys signingKeys(EntityManager entities) {
        var adapter = new JpaSigningKeys();
        adapter.entities = entities;
        return adapter;
    }

    private static ApiKeys apiKeys(EntityManager entities) {
        var adapter = new JpaApiKeys();
        adapter.entities = entities;
        return adapter;
    }
}
