package org.codexfield.metering.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.codexfield.identity.Caller;
import org.codexfield.identity.OrganisationKind;
import org.codexfield.identity.Role;
import org.codexfield.identity.model.Organisation;
import org.codexfield.metering.EndpointIsUnacceptable;
import org.codexfield.metering.IpAddress;
import org.codexfield.metering.NodeId;
import org.codexfield.metering.model.MeteringCommand;
import org.codexfield.metering.model.NodeEndpointIsTaken;
import org.codexfield.metering.model.NodeIsUnknown;
import org.codexfield.metering.model.NodeKeyIsTaken;
import org.codexfield.metering.model.NotPermitted;
import org.codexfield.metering.model.OrganisationRunsNoNodes;
import org.codexfield.metering.model.RegistrationIsForAnother;
import org.codexfield.metering.model.RegistrationIsNotNewer;
import org.codexfield.metering.model.StateForbidsCommand;
import org.codexfield.metering.verify.NodeRegistration;
import org.codexfield.metering.verify.NodeStatementIsUnacceptable;
import org.codexfield.shared.DomainException;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.StaleVersion;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Test;

/** The register of nodes on a real database. */
abstract class RegisterContract extends NodesContract {

    RegisterContract(Supplier<TestDatabase> source) {
        super(source);
    }

    private NodeService.Registered register(Caller by, String jws) {
        return it.app.as(by, () -> it.get(NodeService.class).register(jws));
    }

    @Test
    void aNodeThatJoins_isInTheRegister_andInTheLog() {
        var found = view();

        assertThat(found.state()).isEqualTo("registered");
        assertThat(found.did()).isEqualTo(machine.did.value());
        assertThat(found.endpoint()).isEqualTo(machine.endpoint + ":443");
        assertThat(found.region()).isEqualTo("CH");
        assertThat(found.operator()).isEqualTo(it.grid.slug());
        assertThat(found.operatorName()).isEqualTo("The " + it.grid.slug());
        assertThat(found.heardAt()).isEmpty();
        assertThat(leaves("node.registered")).isOne();
        assertThat(it.app.audited("node-registered", it.runner)).isPositive();
        assertThat(listed(ListQuery.first(1))).containsExactly(node.value());
        assertThat(listed(ListQuery.first(200).where("state", "active")))
                .doesNotContain(node.value());
    }

    @Test
    void theSameKeyAgain_movesTheNode() {
        var jws = it.registration(machine, "https://b.example.org", "DE");

        var again = register(it.runner, jws);

        assertThat(again).isEqualTo(new NodeService.Registered(node, false));
        assertThat(view().endpoint()).isEqualTo("https://b.example.org:443");
        assertThat(view().region()).isEqualTo("DE");
        assertThat(leaves("node.changed")).isOne();
        assertThatThrownBy(() -> register(it.runner, jws))
                .isInstanceOf(RegistrationIsNotNewer.class);
    }

    @Test
    void aKeyOfAnothersNode_isRefused() {
        var rival = it.anOrganisation(OrganisationKind.NODE_OPERATOR);
        var jws =
                new NodeRegistration(
                                it.audience,
                                it.now(),
                                machine.did,
                                "https://b.example.org",
                                rival.did(),
                                "CH")
                        .sign(machine.signer);

        assertThatThrownBy(() -> register(it.caller(rival, Role.NODE_OPERATOR), jws))
                .isInstanceOf(NodeKeyIsTaken.class);
    }

    @Test
    void theEndpointOfAnotherNode_isRefused_untilThatIsWithdrawn() {
        suspend();
        var jws = it.registration(it.aMachine(), machine.endpoint, "CH");
        assertThatThrownBy(() -> register(it.runner, jws)).isInstanceOf(NodeEndpointIsTaken.class);
        var other = it.aMachine();
        it.register(other);
        var moving = it.registration(other, machine.endpoint, "CH");
        it.app.clock.pass(Duration.ofSeconds(1));
        assertThatThrownBy(() -> register(it.runner, moving))
                .isInstanceOf(NodeEndpointIsTaken.class);

        it.app.does(it.runner, () -> it.get(NodeService.class).withdraw(node, "Sold", UNSEEN));
        assertThat(register(it.runner, jws).created()).isTrue();
    }

    @Test
    void aRegistration_thatNamesAnotherOperator_isRefused() {
        var rival = it.anOrganisation(OrganisationKind.NODE_OPERATOR);
        var jws = it.registration(it.aMachine(), "https://b.example.org", "CH");

        assertThatThrownBy(() -> register(it.caller(rival, Role.NODE_OPERATOR), jws))
                .isInstanceOf(RegistrationIsForAnother.class);
    }

    @Test
    void anOrganisation_thatRunsNoNodes_registersNone() {
        var by = it.caller(it.hospital, Role.NODE_OPERATOR);
        var jws = it.registration(it.aMachine(), "https://b.example.org", "CH");

        assertThatThrownBy(() -> register(by, jws)).isInstanceOf(OrganisationRunsNoNodes.class);
    }

    @Test
    void aStatement_forSomebodyElse_orOfLongAgo_isRefused() {
        var other =
                new NodeRegistration(
                                "https://other.example.org",
                                it.now(),
                                it.aMachine().did,
                                "https://b.example.org",
                                it.grid.did(),
                                "CH")
                        .sign(machine.signer);
        assertThatThrownBy(() -> register(it.runner, other)).isInstanceOf(DomainException.class);
        var late = it.registration(it.aMachine(), "https://b.example.org", "CH");
        it.app.clock.pass(Duration.ofMinutes(6));
        assertThatThrownBy(() -> register(it.runner, late))
                .isInstanceOf(NodeStatementIsUnacceptable.class);
    }

    @Test
    void anEndpoint_thatOnlyThisServerReaches_isRefused() {
        var inside = new IpAddress(new byte[] {10, 0, 0, 1});
        var outside = new IpAddress(new byte[] {8, 8, 4, 4});
        it.hosts.put("inside.example.org", List.of(inside));
        it.hosts.put("both.example.org", List.of(outside, inside));
        it.hosts.put("nowhere.example.org", List.of());
        it.hosts.put("127.0.0.1", List.of(new IpAddress(new byte[] {127, 0, 0, 1})));
        for (var host :
                List.of(
                        "inside.example.org",
                        "both.example.org",
                        "nowhere.example.org",
                        "127.0.0.1")) {
            var jws = it.registration(it.aMachine(), "http://" + host, "CH");
            assertThatThrownBy(() -> register(it.runner, jws))
                    .as(host)
                    .isInstanceOf(EndpointIsUnacceptable.class);
        }
    }

    @Test
    void theInstallationsOperator_stopsANode_andLetsItGoOn() {
        var service = it.get(NodeService.class);
        suspend();
        assertThat(view().state()).isEqualTo("suspended");
        assertThat(view().reason()).isEqualTo("Wrong answers");
        assertThat(leaves("node.suspended")).isOne();
        assertThatThrownBy(this::suspend).isInstanceOf(StateForbidsCommand.class);

        it.app.does(it.installationOperator, () -> service.resume(node, "Mended", UNSEEN));

        assertThat(view().state()).isEqualTo("registered");
        assertThat(leaves("node.resumed")).isOne();
    }

    @Test
    void whoeverSawAnOlderState_isTold() {
        var seen = Optional.of(view().revision());
        suspend();
        assertThatThrownBy(
                        () ->
                                it.app.does(
                                        it.runner,
                                        () ->
                                                it.get(NodeService.class)
                                                        .withdraw(node, "Sold", seen)))
                .isInstanceOf(StaleVersion.class);
    }

    @Test
    void aWithdrawnNode_isGoneForGood() {
        it.app.does(it.runner, () -> it.get(NodeService.class).withdraw(node, "Sold", UNSEEN));

        assertThat(view().state()).isEqualTo("withdrawn");
        assertThat(leaves("node.withdrawn")).isOne();
        var again = it.registration(machine, "https://b.example.org", "CH");
        assertThatThrownBy(() -> register(it.runner, again))
                .isInstanceOf(StateForbidsCommand.class);
    }

    @Test
    void anUnknownNode_isSaidToBe() {
        assertThatThrownBy(
                        () ->
                                it.app.as(
                                        it.runner,
                                        () ->
                                                it.get(NodeReadingService.class)
                                                        .get(NodeId.next(it.now()))))
                .isInstanceOf(NodeIsUnknown.class);
    }

    /** Every command by every role: in the organisation that it is about, and in others. */
    @Test
    void everyCell_ofTheMatrix_holds() {
        var installation =
                it.app.in(
                        () ->
                                it.app.identity.organisations.get(
                                        it.app.identity.installation.organisation()));
        var rival = it.anOrganisation(OrganisationKind.NODE_OPERATOR);
        var permit = it.get(NodePermit.class);
        for (var command : MeteringCommand.values()) {
            for (var role : Role.values()) {
                var home =
                        command.scope() == MeteringCommand.Scope.INSTALLATION
                                ? installation
                                : it.grid;
                assertThat(allows(permit, command, home, home, role))
                        .as(command + " " + role)
                        .isEqualTo(command.roles().contains(role));
                if (command.scope() != MeteringCommand.Scope.INSTALLATION) {
                    assertThat(allows(permit, command, it.grid, rival, role))
                            .as(command + " " + role + " of another")
                            .isFalse();
                }
            }
            assertThatThrownBy(() -> it.app.as(NOBODY, () -> permit.require(command, it.grid.id())))
                    .isInstanceOf(NotPermitted.class);
        }
    }

    private boolean allows(
            NodePermit permit,
            MeteringCommand command,
            Organisation subject,
            Organisation of,
            Role role) {
        if (role == Role.OPERATOR && of == it.grid) {
            return false;
        }
        return it.app.as(it.caller(of, role), () -> permit.allows(command, subject.id()));
    }

    @Test
    void anothersNode_isNeitherWithdrawnNorSuspended_byNodeOperators() {
        var rival = it.anOrganisation(OrganisationKind.NODE_OPERATOR);
        var service = it.get(NodeService.class);
        var stranger = it.caller(rival, Role.NODE_OPERATOR, Role.ADMINISTRATOR);
        assertThatThrownBy(
                        () -> it.app.does(stranger, () -> service.withdraw(node, "Mine", UNSEEN)))
                .isInstanceOf(NotPermitted.class);
        for (var by : List.of(stranger, it.runner)) {
            assertThatThrownBy(() -> it.app.does(by, () -> service.suspend(node, "x", UNSEEN)))
                    .isInstanceOf(NotPermitted.class);
            assertThatThrownBy(() -> it.app.does(by, () -> service.resume(node, "x", UNSEEN)))
                    .isInstanceOf(NotPermitted.class);
        }
        assertThatThrownBy(
                        () ->
                                it.app.does(
                                        it.installationOperator,
                                        () -> service.withdraw(node, "x", UNSEEN)))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void commands_areThoseThatTheCallerMayGive() {
        var service = it.get(NodeReadingService.class);
        assertThat(it.app.as(it.runner, () -> service.commands(node)))
                .containsExactly("register-node", "withdraw-node");
        assertThat(it.app.as(it.installationOperator, () -> service.commands(node)))
                .containsExactly("suspend-node");
        assertThat(it.app.as(it.steward, () -> service.commands(node))).isEmpty();
        suspend();
        assertThat(it.app.as(it.installationOperator, () -> service.commands(node)))
                .containsExactly("resume-node");
    }
}
