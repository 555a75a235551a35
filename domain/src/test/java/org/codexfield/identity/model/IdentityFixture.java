package org.codexfield.identity.model;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.ApiKeyGrant;
import org.codexfield.identity.Caller;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.OrganisationKind;
import org.codexfield.identity.OrganisationProfile;
import org.codexfield.identity.Role;
import org.codexfield.identity.SecretToken;
import org.codexfield.identity.SigningKeyId;
import org.codexfield.identity.Slug;
import org.codexfield.shared.Did;

/** The people and things that the tests of identity speak of. */
final class IdentityFixture {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final Did ACME_DID = new Did("did:web:example.org:organisations:acme");
    static final EmailAddress ANN_MAIL = new EmailAddress("ann@example.org");
    static final AccountId ANN = account(1);
    static final AccountId BOB = account(2);
    static final OrganisationId ACME = organisation(1);
    static final OrganisationId OTHER = organisation(2);
    static final OrganisationId INSTALLATION = organisation(9);

    private IdentityFixture() {}

    static Organisation anOrganisation(OrganisationStatus status) {
        return switch (status) {
            case REGISTERED -> registeredBy(ANN);
            case ACTIVE -> {
                var organisation = registeredBy(ANN);
                organisation.approve(anOperator(), NOON);
                yield organisation;
            }
            case REJECTED -> {
                var organisation = registeredBy(ANN);
                organisation.reject("not real", anOperator(), NOON);
                yield organisation;
            }
            case SUSPENDED -> {
                var organisation = anOrganisation(OrganisationStatus.ACTIVE);
                organisation.suspend("unpaid", anOperator(), NOON);
                yield organisation;
            }
        };
    }

    static Organisation registeredBy(AccountId account) {
        return new Organisation(
                new OrganisationProfile(
                        new Slug("acme"),
                        "Acme",
                        Set.of(OrganisationKind.PROVIDER, OrganisationKind.CONSUMER)),
                ACME_DID,
                ANN_MAIL,
                account,
                NOON);
    }

    static Member aMember(MemberStatus status) {
        var member = memberOf(ACME, ANN, Role.PUBLISHER);
        if (status == MemberStatus.LEFT) {
            member.leave(NOON);
        }
        return member;
    }

    static Member memberOf(OrganisationId organisation, AccountId account, Role... roles) {
        return new Member(organisation, account, Set.of(roles), NOON);
    }

    static Invitation anInvitation(InvitationStatus status) {
        var invitation =
                new Invitation(
                        ACME,
                        ANN_MAIL,
                        Set.of(Role.REQUESTER),
                        SecretToken.digestOf("link"),
                        member(7),
                        NOON);
        switch (status) {
            case ACCEPTED -> invitation.accept(NOON);
            case WITHDRAWN -> invitation.withdraw();
            case PENDING -> {}
        }
        return invitation;
    }

    static SigningKey aSigningKey(SigningKeyStatus status) {
        var key =
                new SigningKey(
                        SigningKeyId.next(NOON),
                        registeredBy(ANN),
                        "z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
                        new byte[] {1},
                        NOON);
        switch (status) {
            case ROTATED -> key.retire(NOON);
            case COMPROMISED -> key.compromise(NOON);
            case ACTIVE -> {}
        }
        return key;
    }

    static ApiKey anApiKey(ApiKeyStatus status) {
        var key =
                new ApiKey(
                        memberOf(ACME, ANN, Role.PUBLISHER),
                        new ApiKeyGrant("ci", Set.of(Role.PUBLISHER), NOON.plusSeconds(3600)),
                        SecretToken.digestOf("secret"),
                        NOON);
        if (status == ApiKeyStatus.REVOKED) {
            key.revoke();
        }
        return key;
    }

    static Caller anOperator() {
        return caller(BOB, INSTALLATION, Role.OPERATOR);
    }

    static Caller caller(AccountId account, OrganisationId organisation, Role... roles) {
        return new Caller(
                account,
                member(account.value().getLeastSignificantBits()),
                organisation,
                Set.of(roles),
                Caller.Kind.SESSION,
                "192.0.2.1");
    }

    static AccountId nobody() {
        return new AccountId(Subject.NOBODY);
    }

    static MemberId member(long number) {
        return new MemberId(new UUID(0x7000, number));
    }

    private static AccountId account(long number) {
        return new AccountId(new UUID(0x7000, number));
    }

    private static OrganisationId organisation(long number) {
        return new OrganisationId(new UUID(0x7000, 0x100 + number));
    }
}
