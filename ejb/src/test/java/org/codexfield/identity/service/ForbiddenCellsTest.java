package org.codexfield.identity.service;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.codexfield.identity.persistence.TestIdentity.aName;

import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.Method;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codexfield.evidence.service.AuditService;
import org.codexfield.evidence.service.OutboxService;
import org.codexfield.identity.ApiKeyGrant;
import org.codexfield.identity.Caller;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.Role;
import org.codexfield.identity.model.IdentityCommand;
import org.codexfield.identity.model.IdentityCommand.Scope;
import org.codexfield.identity.model.Member;
import org.codexfield.identity.model.NotPermitted;
import org.codexfield.identity.model.Organisation;
import org.codexfield.identity.model.OrganisationIsUnknown;
import org.codexfield.identity.persistence.TestIdentity;
import org.codexfield.shared.ListQuery;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The authorisation matrix, cell by cell: every command as every role, in the organisation
 * concerned, in another one, and in the one that runs the installation.
 */
class ForbiddenCellsTest extends IdentityServiceTest {

    /** Where the caller holds the role. */
    private enum Place {
        CONCERNED,
        ANOTHER,
        INSTALLATION
    }

    /** Calls the service that a command stands for, on a subject in a state that it starts from. */
    @FunctionalInterface
    private interface Attempt {
        void by(Caller caller, Organisation organisation);
    }

    /** Guarded by the container alone, since evidence knows no organisation's roles. */
    private static final Map<IdentityCommand, Method> GUARDED_BY_ROLE_ALONE =
            new EnumMap<>(
                    Map.of(
                            IdentityCommand.READ_AUDIT_TRAIL,
                            method(AuditService.class, "ofOwnOrganisation"),
                            IdentityCommand.READ_WHOLE_AUDIT_TRAIL,
                            method(AuditService.class, "ofAll"),
                            IdentityCommand.READ_OUTBOX,
                            method(OutboxService.class, "page"),
                            IdentityCommand.RETRY_DELIVERY,
                            method(OutboxService.class, "retry")));

    private final Map<IdentityCommand, Attempt> attempts = new EnumMap<>(IdentityCommand.class);
    private Organisation installation;
    private Organisation another;

    @BeforeAll
    void find() {
        installation =
                app.in(
                        () ->
                                app.identity.organisations.get(
                                        app.identity.installation.organisation()));
        another = app.identity.anOrganisation();
        tellOrganisationCommands();
        tellMemberCommands();
        tellInvitationCommands();
        tellSigningKeyCommands();
        tellApiKeyCommands();
    }

    static Stream<Arguments> cells() {
        return Stream.of(IdentityCommand.values())
                .filter(command -> !GUARDED_BY_ROLE_ALONE.containsKey(command))
                .flatMap(
                        command ->
                                Stream.of(Role.values())
                                        .flatMap(
                                                role ->
                                                        Stream.of(Place.values())
                                                                .map(
                                                                        place ->
                                                                                Arguments.of(
                                                                                        command,
                                                                                        role,
                                                                                        place))));
    }

    @Test
    void everyCommand_isTried() {
        var known = EnumSet.copyOf(attempts.keySet());
        known.addAll(GUARDED_BY_ROLE_ALONE.keySet());

        assertThat(known).isEqualTo(EnumSet.allOf(IdentityCommand.class));
        assertThat(cells()).hasSize(attempts.size() * Role.values().length * 3);
    }

    @ParameterizedTest(name = "{0} as {1} in {2}")
    @MethodSource("cells")
    void aCell_isAllowedOrForbidden_asTheMatrixSays(
            IdentityCommand command, Role role, Place place) {
        var concerned = app.identity.anOrganisation();
        var caller = TestIdentity.caller(app.identity.aMember(at(place, concerned), role));
        var attempt = requireNonNull(attempts.get(command));
        var needed = command.scope() == Scope.OWN ? Place.CONCERNED : Place.INSTALLATION;

        if (command.roles().contains(role) && place == needed) {
            assertThatCode(() -> attempt.by(caller, concerned)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> attempt.by(caller, concerned))
                    .isInstanceOfAny(NotPermitted.class, OrganisationIsUnknown.class);
        }
    }

    @Test
    void whatTheContainerGuards_isOpenToTheRolesOfTheMatrixAlone() {
        GUARDED_BY_ROLE_ALONE.forEach(
                (command, method) ->
                        assertThat(rolesOf(method))
                                .as(command.code())
                                .isEqualTo(
                                        command.roles().stream()
                                                .map(Role::code)
                                                .collect(Collectors.toSet())));
    }

    private void tellOrganisationCommands() {
        var service = app.get(OrganisationService.class);
        attempts.put(
                IdentityCommand.APPROVE_ORGANISATION,
                (by, any) -> {
                    var slug = registered();
                    app.does(by, () -> service.approve(slug));
                });
        attempts.put(
                IdentityCommand.REJECT_ORGANISATION,
                (by, any) -> {
                    var slug = registered();
                    app.does(by, () -> service.reject(slug, "no"));
                });
        attempts.put(
                IdentityCommand.SUSPEND_ORGANISATION,
                (by, concerned) -> app.does(by, () -> service.suspend(concerned.slug(), "no")));
        attempts.put(
                IdentityCommand.RESUME_ORGANISATION,
                (by, concerned) -> {
                    app.in(
                            () ->
                                    app.identity
                                            .organisations
                                            .get(concerned.id())
                                            .suspend("no", Caller.system(), app.clock.instant()));
                    app.does(by, () -> service.resume(concerned.slug()));
                });
        attempts.put(
                IdentityCommand.READ_ALL_ORGANISATIONS,
                (by, any) -> {
                    var slug = registered();
                    app.as(by, () -> service.get(slug));
                });
    }

    private void tellMemberCommands() {
        var service = app.get(MemberService.class);
        attempts.put(
                IdentityCommand.READ_MEMBERS,
                (by, concerned) ->
                        app.as(by, () -> service.list(concerned.slug(), ListQuery.first(1))));
        attempts.put(
                IdentityCommand.CHANGE_ROLES,
                (by, concerned) -> {
                    var member = memberBesideAnAdministrator(concerned);
                    app.as(
                            by,
                            () ->
                                    service.changeRoles(
                                            concerned.slug(),
                                            member.id(),
                                            Set.of(Role.FINANCE),
                                            Optional.empty()));
                });
        attempts.put(
                IdentityCommand.END_MEMBERSHIP,
                (by, concerned) -> {
                    var member = memberBesideAnAdministrator(concerned);
                    app.does(
                            by, () -> service.end(concerned.slug(), member.id(), Optional.empty()));
                });
    }

    private void tellInvitationCommands() {
        var service = app.get(InvitationService.class);
        attempts.put(
                IdentityCommand.READ_INVITATIONS,
                (by, concerned) ->
                        app.as(by, () -> service.list(concerned.slug(), ListQuery.first(1))));
        attempts.put(
                IdentityCommand.SEND_INVITATION,
                (by, concerned) ->
                        app.as(
                                by,
                                () ->
                                        service.send(
                                                concerned.slug(),
                                                new EmailAddress(aName() + "@example.org"),
                                                Set.of(Role.AUDITOR))));
        attempts.put(IdentityCommand.APPOINT_OPERATOR, (by, any) -> inviteOperator(by));
        attempts.put(
                IdentityCommand.RENEW_INVITATION,
                (by, concerned) -> {
                    var id = app.identity.anInvitation(concerned, "x@example.org", aName()).id();
                    app.does(by, () -> service.renew(concerned.slug(), id));
                });
        attempts.put(
                IdentityCommand.WITHDRAW_INVITATION,
                (by, concerned) -> {
                    var id = app.identity.anInvitation(concerned, "x@example.org", aName()).id();
                    app.does(by, () -> service.withdraw(concerned.slug(), id));
                });
    }

    /** Inviting an operator takes an administrator of the installation besides. */
    private void inviteOperator(Caller by) {
        var roles = EnumSet.copyOf(by.roles());
        roles.add(Role.ADMINISTRATOR);
        var also =
                new Caller(
                        by.account(),
                        by.member(),
                        by.organisation(),
                        roles,
                        by.kind(),
                        by.address());
        app.as(
                also,
                () ->
                        app.get(InvitationService.class)
                                .send(
                                        installation.slug(),
                                        new EmailAddress(aName() + "@example.org"),
                                        Set.of(Role.OPERATOR)));
    }

    private void tellSigningKeyCommands() {
        var signing = app.get(SigningKeyService.class);
        attempts.put(
                IdentityCommand.ADD_SIGNING_KEY,
                (by, concerned) -> app.as(by, () -> signing.rotate(concerned.slug())));
        attempts.put(
                IdentityCommand.REPORT_COMPROMISE,
                (by, concerned) -> {
                    var key = TestIdentity.signingKey(concerned);
                    app.identity.database.inTransaction(() -> app.identity.signingKeys.add(key));
                    app.does(by, () -> signing.reportCompromise(concerned.slug(), key.kid()));
                });
    }

    private void tellApiKeyCommands() {
        var api = app.get(ApiKeyService.class);
        attempts.put(
                IdentityCommand.ISSUE_API_KEY,
                (by, concerned) ->
                        app.as(
                                by,
                                () ->
                                        api.issue(
                                                concerned.slug(),
                                                new ApiKeyGrant(
                                                        "ci",
                                                        by.roles(),
                                                        app.clock.instant().plusSeconds(3600)))));
        attempts.put(
                IdentityCommand.READ_API_KEYS,
                (by, concerned) -> {
                    app.identity.anApiKey(memberBesideAnAdministrator(concerned), aName());
                    var seen = app.as(by, () -> api.list(concerned.slug(), ListQuery.first(1)));
                    if (seen.total() == 0) {
                        throw new NotPermitted(IdentityCommand.READ_API_KEYS);
                    }
                });
        attempts.put(
                IdentityCommand.REVOKE_API_KEY,
                (by, concerned) -> {
                    var key =
                            app.identity.anApiKey(memberBesideAnAdministrator(concerned), aName());
                    app.does(by, () -> api.revoke(concerned.slug(), key.id()));
                });
    }

    private Organisation at(Place place, Organisation concerned) {
        return switch (place) {
            case CONCERNED -> concerned;
            case ANOTHER -> another;
            case INSTALLATION -> installation;
        };
    }

    private Member memberBesideAnAdministrator(Organisation organisation) {
        app.identity.aMember(organisation, Role.ADMINISTRATOR);
        return app.identity.aMember(organisation, Role.REQUESTER);
    }

    private String registered() {
        var organisation = TestIdentity.registered(aName());
        app.identity.database.inTransaction(() -> app.identity.organisations.add(organisation));
        return organisation.slug();
    }

    private static Set<String> rolesOf(Method method) {
        var onMethod = method.getAnnotation(RolesAllowed.class);
        var used =
                onMethod != null
                        ? onMethod
                        : method.getDeclaringClass().getAnnotation(RolesAllowed.class);
        return Set.of(requireNonNull(used).value());
    }

    private static Method method(Class<?> service, String name) {
        return Stream.of(service.getMethods())
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
