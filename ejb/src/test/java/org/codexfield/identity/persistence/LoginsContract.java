package org.codexfield.identity.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.codexfield.identity.persistence.TestIdentity.NOON;
import static org.codexfield.identity.persistence.TestIdentity.aName;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.ApiKeyGrant;
import org.codexfield.identity.Caller;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.Role;
import org.codexfield.identity.SecretToken;
import org.codexfield.identity.model.Account;
import org.codexfield.identity.model.ApiKey;
import org.codexfield.identity.model.Member;
import org.codexfield.identity.model.Organisation;
import org.codexfield.identity.service.Logins.KeyStanding;
import org.codexfield.identity.service.Logins.Standing;
import org.codexfield.identity.service.PortalLogin;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Test;

/** What the reads behind every request say. */
abstract class LoginsContract extends IdentityContract {

    LoginsContract(Supplier<TestDatabase> source) {
        super(source);
    }

    @Test
    void aPassword_isFoundByTheAddress_howeverItIsTyped() {
        var email = aName() + "@example.org";
        var ann = identity.aPerson(email);

        for (var typed : new String[] {email, email.toUpperCase(Locale.ROOT), "  " + email + " "}) {
            assertThat(identity.logins.password(typed))
                    .hasValueSatisfying(
                            found -> {
                                assertThat(found.account()).isEqualTo(ann.id());
                                assertThat(found.hash()).isEqualTo("hash");
                            });
        }
    }

    @Test
    void aPassword_isNotFound_forUnknownAddresses_norForPeopleWithoutOne() {
        var external = new EmailAddress(aName() + "@example.org");
        identity.database.inTransaction(
                () -> identity.accounts.add(new Account(external, "Ann", "", NOON)));

        for (var typed :
                new String[] {
                    external.value(), "", "nobody@example.org", "' OR '1'='1", "%", "a\u0000b"
                }) {
            assertThat(identity.logins.password(typed)).as(typed).isEmpty();
        }
    }

    @Test
    void aSession_actsInTheChosenOrganisation_withTheRolesOfNow() {
        var ann = identity.aPerson();
        identity.aMember(identity.anOrganisation("a-" + aName().substring(20)), ann, Role.AUDITOR);
        var chosen = identity.aMember(identity.anOrganisation(), ann, Role.STEWARD);

        assertThat(session(ann, chosen))
                .contains(
                        new Standing(
                                ann.id(),
                                chosen.id(),
                                chosen.organisation(),
                                Set.of(Role.STEWARD)));
        identity.in(() -> identity.members.get(chosen.id()).assertRoles(Set.of(Role.FINANCE)));
        assertThat(session(ann, chosen)).map(Standing::roles).contains(Set.of(Role.FINANCE));
    }

    @Test
    void aSession_fallsBackToAnotherMembership_whenTheChosenOneEnded() {
        var ann = identity.aPerson();
        var other = identity.aMember(identity.anOrganisation(), ann, Role.AUDITOR);
        var chosen = identity.aMember(identity.anOrganisation(), ann, Role.STEWARD);
        identity.in(() -> identity.members.get(chosen.id()).leave(NOON));

        assertThat(session(ann, chosen)).map(Standing::member).contains(other.id());
    }

    @Test
    void aSession_neverActsAsSomebodyElsesMembership() {
        var acme = identity.anOrganisation();
        var ann = identity.aPerson();
        var own = identity.aMember(acme, ann, Role.AUDITOR);
        var bobs = identity.aMember(acme, Role.ADMINISTRATOR);

        assertThat(session(ann, bobs)).map(Standing::member).contains(own.id());
    }

    @Test
    void aSession_ofAPersonWithoutMembership_hasNoRoles() {
        var ann = identity.aPerson();

        assertThat(sessionOf(ann, NOON))
                .hasValueSatisfying(
                        standing -> {
                            assertThat(standing.account()).isEqualTo(ann.id());
                            assertThat(standing.member().value()).isEqualTo(Subject.NOBODY);
                            assertThat(standing.organisation().value()).isEqualTo(Subject.NOBODY);
                            assertThat(standing.roles()).isEmpty();
                        });
    }

    @Test
    void aSession_isOver_whenThePasswordWasChangedSince() {
        var ann = identity.aPerson();
        identity.in(
                () -> identity.accounts.get(ann.id()).changePassword("new", NOON.plusSeconds(10)));

        assertThat(sessionOf(ann, NOON.plusSeconds(10).minusMillis(1))).isEmpty();
        assertThat(sessionOf(ann, NOON.plusSeconds(10))).isPresent();
    }

    @Test
    void aSession_isOver_whenTheIdentityProviderEndedIt() {
        var ann = identity.aPerson();
        var sid = aName();
        var own = providerSession(ann, "https://idp.example", sid);
        var elsewhere = providerSession(ann, "https://other.example", sid);
        assertThat(identity.logins.session(own)).isPresent();

        identity.database
                .sql()
                .update(
                        "INSERT INTO identity.ended_session (issuer, session_id, ended_at)"
                                + " VALUES (?, ?, ?)",
                        List.of("https://idp.example", sid, NOON));

        assertThat(identity.logins.session(own)).isEmpty();
        assertThat(identity.logins.session(elsewhere)).isPresent();
        assertThat(sessionOf(ann, NOON)).isPresent();
    }

    @Test
    void aStanding_isOfTheNamedOrganisation_orOfAny() {
        var ann = identity.aPerson();
        var acme = identity.anOrganisation();
        var member = identity.aMember(acme, ann, Role.STEWARD);
        var other = identity.anOrganisation();
        identity.aMember(other, Role.ADMINISTRATOR);

        assertThat(identity.logins.standing(ann.id(), Optional.of(acme.slug())))
                .map(Standing::member)
                .contains(member.id());
        assertThat(identity.logins.standing(ann.id(), Optional.empty()))
                .map(Standing::member)
                .contains(member.id());
        for (var slug : new String[] {other.slug(), "unknown", "", "' OR '1'='1"}) {
            assertThat(identity.logins.standing(ann.id(), Optional.of(slug))).as(slug).isEmpty();
        }
    }

    @Test
    void aSession_ofASuspendedOrganisation_hasNoRoles() {
        var acme = identity.anOrganisation();
        var ann = identity.aPerson();
        var member = identity.aMember(acme, ann, Role.ADMINISTRATOR);
        suspend(acme);

        assertThat(session(ann, member)).map(Standing::roles).contains(Set.of());
    }

    @Test
    void anApiKey_actsAsItsMember_withItsScopesAlone() {
        var member = identity.aMember(identity.anOrganisation(), Role.STEWARD, Role.FINANCE);
        var secret = aName();
        var key = issue(member, secret, Role.FINANCE);

        assertThat(apiKey(secret, NOON))
                .contains(
                        new KeyStanding(
                                key.id(),
                                new Standing(
                                        member.account(),
                                        member.id(),
                                        member.organisation(),
                                        Set.of(Role.FINANCE)),
                                true));
    }

    @Test
    void anApiKey_losesWhatItsMemberLoses() {
        var member = identity.aMember(identity.anOrganisation(), Role.STEWARD, Role.FINANCE);
        var secret = aName();
        issue(member, secret, Role.FINANCE);
        identity.in(() -> identity.members.get(member.id()).assertRoles(Set.of(Role.STEWARD)));

        assertThat(apiKey(secret, NOON)).map(found -> found.standing().roles()).contains(Set.of());
    }

    @Test
    void anApiKey_opensNothing_whenExpired_revoked_unknown_orItsMemberLeft() {
        var member = identity.aMember(identity.anOrganisation(), Role.STEWARD);
        var secret = aName();
        issue(member, secret, Role.STEWARD);
        assertThat(apiKey(secret, NOON.plusSeconds(3600).minusMillis(1))).isPresent();
        assertThat(apiKey(secret, NOON.plusSeconds(3600))).as("expired").isEmpty();
        assertThat(apiKey(secret + "x", NOON)).as("unknown").isEmpty();

        var revokedSecret = aName();
        var revoked = issue(member, revokedSecret, Role.STEWARD);
        identity.in(() -> identity.apiKeys.get(revoked.id()).revoke());
        assertThat(apiKey(revokedSecret, NOON)).as("revoked").isEmpty();

        identity.in(() -> identity.members.get(member.id()).leave(NOON));
        assertThat(apiKey(secret, NOON)).as("its member left").isEmpty();
    }

    @Test
    void anApiKey_ofASuspendedOrganisation_hasNoRoles() {
        var acme = identity.anOrganisation();
        var secret = aName();
        issue(identity.aMember(acme, Role.STEWARD), secret, Role.STEWARD);
        suspend(acme);

        assertThat(apiKey(secret, NOON)).map(found -> found.standing().roles()).contains(Set.of());
    }

    @Test
    void aUse_isNotedOnceAMinute() {
        var secret = aName();
        var key =
                issue(
                        identity.aMember(identity.anOrganisation(), Role.STEWARD),
                        secret,
                        Role.STEWARD);

        identity.logins.used(key.id(), NOON);
        assertThat(useIsStale(secret, NOON.plusSeconds(60))).isFalse();
        assertThat(useIsStale(secret, NOON.plusSeconds(60).plusMillis(1))).isTrue();
        identity.logins.used(key.id(), NOON.plusSeconds(90));
        assertThat(useIsStale(secret, NOON.plusSeconds(91))).isFalse();
    }

    @Test
    void firstUsesAtOnce_disturbNobody() {
        var secret = aName();
        var key =
                issue(
                        identity.aMember(identity.anOrganisation(), Role.STEWARD),
                        secret,
                        Role.STEWARD);

        atOnce(12, i -> identity.logins.used(key.id(), NOON));

        assertThat(useIsStale(secret, NOON)).isFalse();
    }

    private Optional<Standing> session(Account person, Member chosen) {
        return identity.logins.session(
                new PortalLogin(person.id(), Optional.of(chosen.id()), NOON, Optional.empty()));
    }

    private Optional<Standing> sessionOf(Account person, Instant since) {
        return identity.logins.session(
                new PortalLogin(person.id(), Optional.empty(), since, Optional.empty()));
    }

    private static PortalLogin providerSession(Account person, String issuer, String sid) {
        return new PortalLogin(
                person.id(),
                Optional.empty(),
                NOON,
                Optional.of(new PortalLogin.ProviderSession(issuer, sid)));
    }

    private Optional<KeyStanding> apiKey(String secret, Instant now) {
        return identity.logins.apiKey(SecretToken.digestOf(secret), now);
    }

    private boolean useIsStale(String secret, Instant now) {
        return apiKey(secret, now).orElseThrow().useIsStale();
    }

    private ApiKey issue(Member member, String secret, Role... scopes) {
        return identity.in(
                () -> {
                    var grant = new ApiKeyGrant("ci", Set.of(scopes), NOON.plusSeconds(3600));
                    var key = new ApiKey(member, grant, SecretToken.digestOf(secret), NOON);
                    identity.apiKeys.add(key);
                    return key;
                });
    }

    private void suspend(Organisation organisation) {
        identity.in(
                () ->
                        identity.organisations
                                .get(organisation.id())
                                .suspend("unpaid", Caller.system(), NOON));
    }
}
