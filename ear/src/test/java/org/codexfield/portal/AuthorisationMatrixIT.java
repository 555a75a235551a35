package org.codexfield.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.codexfield.identity.Role;
import org.codexfield.identity.model.IdentityCommand;
import org.codexfield.identity.model.IdentityCommand.Scope;
import org.codexfield.server.RestClient;
import org.codexfield.server.RestClient.Answer;
import org.codexfield.server.RunningPortal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every cell of the authorisation matrix over REST: each command by each role in the organisation,
 * by an administrator of another one, by an operator, and by nobody. What is permitted may still
 * fail for another reason (there is no such object); what is forbidden must fail with 403, and with
 * 401 for nobody.
 */
class AuthorisationMatrixIT {

    private static final String AT = "organisations/" + MatrixOrganisation.SLUG;
    private static final String NOWHERE = "organisations/there-is-none";
    private static final Map<String, String> REASON = Map.of("reason", "a test");
    private static final Set<IdentityCommand> ABOUT_ONES_OWN =
            EnumSet.of(IdentityCommand.READ_AUDIT_TRAIL);
    // everybody here calls by an API key, and a key makes no keys
    private static final Set<IdentityCommand> IN_PERSON = EnumSet.of(IdentityCommand.ISSUE_API_KEY);

    private static MatrixOrganisation organisation;
    private static String spareMember = "";
    private static String spareApiKey = "";

    @BeforeAll
    static void found() {
        organisation = MatrixOrganisation.found(RunningPortal.shared());
        spareMember = organisation.spareMember("leaver");
        spareApiKey = organisation.spareApiKey("spare");
    }

    @Test
    void members_mayDoWhatTheirRoleSays_andNothingElse() {
        var softly = new SoftAssertions();
        for (var command : IdentityCommand.values()) {
            organisation
                    .people()
                    .forEach(
                            (role, client) -> {
                                boolean permitted =
                                        command.scope() == Scope.OWN
                                                && command.roles().contains(role)
                                                && !IN_PERSON.contains(command);
                                if (!permitted) {
                                    expect(softly, command, role.code(), client, false);
                                }
                            });
        }
        softly.assertAll();
    }

    @Test
    void members_mayDoWhatTheirRoleSays() {
        var softly = new SoftAssertions();
        for (var command : IdentityCommand.values()) {
            organisation
                    .people()
                    .forEach(
                            (role, client) -> {
                                if (command.scope() == Scope.OWN
                                        && !IN_PERSON.contains(command)
                                        && command.roles().contains(role)) {
                                    expect(softly, command, role.code(), client, true);
                                }
                            });
        }
        softly.assertAll();
    }

    @Test
    void administratorOfAnotherOrganisation_mayDoNothingHere() {
        var ada =
                RunningPortal.shared()
                        .as(
                                "ada@northlight-institute.example",
                                "northlight-institute",
                                "administrator");
        var softly = new SoftAssertions();
        for (var command : IdentityCommand.values()) {
            if (!ABOUT_ONES_OWN.contains(command)) {
                expect(softly, command, "foreign administrator", ada, false);
            }
        }
        softly.assertAll();
    }

    @Test
    void operator_runsTheInstallation_butNotTheOrganisation() {
        var operator = RunningPortal.shared().operator();
        var softly = new SoftAssertions();
        for (var command : IdentityCommand.values()) {
            if (!ABOUT_ONES_OWN.contains(command)) {
                boolean permitted =
                        command.scope() == Scope.INSTALLATION
                                && command.roles().contains(Role.OPERATOR);
                expect(softly, command, "operator", operator, permitted);
            }
        }
        softly.assertAll();
    }

    @Test
    void nobody_mayDoNothing() {
        var softly = new SoftAssertions();
        for (var command : IdentityCommand.values()) {
            var answer = call(command, RunningPortal.shared().anonymous());
            if (command == IdentityCommand.READ_ALL_ORGANISATIONS) {
                softly.assertThat(seesHidden(answer)).as(command.code()).isFalse();
            } else {
                softly.assertThat(answer.status())
                        .as("%s by nobody", command.code())
                        .isEqualTo(401);
            }
        }
        softly.assertAll();
    }

    private static void expect(
            SoftAssertions softly,
            IdentityCommand command,
            String who,
            RestClient client,
            boolean permitted) {
        var answer = call(command, client);
        softly.assertThat(isPermitted(command, answer))
                .as("%s by %s: %s %s", command.code(), who, answer.status(), answer.body())
                .isEqualTo(permitted);
    }

    private static boolean isPermitted(IdentityCommand command, Answer answer) {
        assertThat(answer.status()).as(command.code()).isLessThan(500).isNotEqualTo(401);
        if (command == IdentityCommand.READ_ALL_ORGANISATIONS) {
            return seesHidden(answer);
        }
        if (command == IdentityCommand.READ_API_KEYS) {
            return answer.body().findValuesAsText("memberName").stream().distinct().count() > 1;
        }
        return answer.status() != 403;
    }

    private static boolean seesHidden(Answer answer) {
        return answer.body().findValuesAsText("slug").contains("harbour-university");
    }

    private static Answer call(IdentityCommand command, RestClient client) {
        return switch (command) {
            case APPROVE_ORGANISATION -> client.tryPost(NOWHERE + "/approval", Map.of());
            case REJECT_ORGANISATION -> client.tryPost(NOWHERE + "/rejection", REASON);
            case SUSPEND_ORGANISATION -> client.tryPost(NOWHERE + "/suspension", REASON);
            case RESUME_ORGANISATION -> client.tryPost(NOWHERE + "/resumption", Map.of());
            case READ_ALL_ORGANISATIONS -> client.get("organisations?limit=200");
            case APPOINT_OPERATOR ->
                    client.tryPost(
                            "organisations/installation/invitations",
                            Map.of("email", "op@matrix.example", "roles", List.of("operator")));
            case READ_MEMBERS -> client.get(AT + "/members");
            case CHANGE_ROLES ->
                    client.tryPut(
                            AT + "/members/" + UUID.randomUUID() + "/roles",
                            Map.of("roles", List.of("auditor")));
            case END_MEMBERSHIP ->
                    client.tryPost(AT + "/members/" + spareMember + "/departure", Map.of());
            case READ_INVITATIONS -> client.get(AT + "/invitations");
            case SEND_INVITATION ->
                    client.tryPost(
                            AT + "/invitations",
                            Map.of("email", "x@matrix.example", "roles", List.of("auditor")));
            case RENEW_INVITATION ->
                    client.tryPost(AT + "/invitations/" + UUID.randomUUID() + "/renewal", Map.of());
            case WITHDRAW_INVITATION ->
                    client.tryPost(
                            AT + "/invitations/" + UUID.randomUUID() + "/withdrawal", Map.of());
            case ADD_SIGNING_KEY -> client.tryPost(AT + "/keys", Map.of());
            case REPORT_COMPROMISE -> client.tryPost(AT + "/keys/none/compromise", Map.of());
            case ISSUE_API_KEY -> client.tryPost(AT + "/api-keys", apiKey());
            case READ_API_KEYS -> client.get(AT + "/api-keys?limit=200");
            case REVOKE_API_KEY -> client.tryDelete(AT + "/api-keys/" + spareApiKey);
            case READ_AUDIT_TRAIL -> client.get("audit-entries");
            case READ_WHOLE_AUDIT_TRAIL -> client.get("audit-entries/all");
            case READ_OUTBOX -> client.get("outbox");
            case RETRY_DELIVERY ->
                    client.tryPost("outbox/" + UUID.randomUUID() + "/retry", Map.of());
        };
    }

    private static Map<String, Object> apiKey() {
        var expiresAt = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS);
        return Map.of("name", "matrix", "scopes", List.of(), "expiresAt", expiresAt.toString());
    }
}
