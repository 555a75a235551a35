package org.codexfield.metering.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.codexfield.metering.NodeId;
import org.codexfield.metering.model.HeartbeatIsNotNewer;
import org.codexfield.metering.model.NodeIsSuspended;
import org.codexfield.metering.model.NodeIsUnknown;
import org.codexfield.metering.model.NodeIsWithdrawn;
import org.codexfield.metering.verify.NodeStatementIsUnacceptable;
import org.codexfield.shared.DomainException;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Test;

/** What nodes say of themselves, on a real database. */
abstract class HeartbeatContract extends NodesContract {

    HeartbeatContract(Supplier<TestDatabase> source) {
        super(source);
    }

    @Test
    void aHeartbeat_makesANodeActive_untilItIsSilent() {
        assertThat(it.beat(machine, node)).isEmpty();

        assertThat(view().state()).isEqualTo("active");
        assertThat(view().capacity()).isEqualTo(8);
        assertThat(view().underWay()).isEqualTo(2);
        assertThat(view().heardAt()).isPresent();
        assertThat(listed(ListQuery.first(200).where("state", "active"))).contains(node.value());
        it.app.clock.pass(Duration.ofSeconds(29));
        assertThat(view().state()).isEqualTo("active");
        it.app.clock.pass(Duration.ofSeconds(2));
        assertThat(view().state()).isEqualTo("silent");
        assertThat(listed(ListQuery.first(200).where("state", "silent"))).contains(node.value());
        it.beat(machine, node);
        assertThat(view().state()).isEqualTo("active");
    }

    @Test
    void aHeartbeatAgain_orAnOlderOne_isRefused() {
        var service = it.get(HeartbeatService.class);
        var older = it.heartbeat(machine, node);
        it.app.clock.pass(Duration.ofMillis(5));
        var jws = it.heartbeat(machine, node);
        it.app.as(NOBODY, () -> service.take(node, jws));

        for (var replayed : List.of(jws, older)) {
            assertThatThrownBy(() -> it.app.as(NOBODY, () -> service.take(node, replayed)))
                    .isInstanceOf(HeartbeatIsNotNewer.class);
        }
    }

    @Test
    void aHeartbeat_ofLongAgo_ofAnotherKey_orOfAnotherNode_isRefused() {
        var service = it.get(HeartbeatService.class);
        var other = it.aMachine();
        var othersNode = it.register(other);
        var late = it.heartbeat(machine, node);
        it.app.clock.pass(Duration.ofSeconds(61));
        assertThatThrownBy(() -> it.app.as(NOBODY, () -> service.take(node, late)))
                .isInstanceOf(NodeStatementIsUnacceptable.class);
        var foreign = it.heartbeat(other, node);
        assertThatThrownBy(() -> it.app.as(NOBODY, () -> service.take(node, foreign)))
                .isInstanceOf(DomainException.class);
        var misdirected = it.heartbeat(machine, othersNode);
        assertThatThrownBy(() -> it.app.as(NOBODY, () -> service.take(node, misdirected)))
                .isInstanceOf(NodeStatementIsUnacceptable.class);
        var unknown = new NodeId(new UUID(1, 1));
        assertThatThrownBy(() -> it.app.as(NOBODY, () -> service.take(unknown, misdirected)))
                .isInstanceOf(NodeIsUnknown.class);
        assertThat(view().heardAt()).isEmpty();
    }

    @Test
    void aSuspendedNode_isNotHeard_andAWithdrawnOneNeither() {
        suspend();
        assertThatThrownBy(() -> it.beat(machine, node)).isInstanceOf(NodeIsSuspended.class);
        it.app.does(it.runner, () -> it.get(NodeService.class).withdraw(node, "Sold", UNSEEN));
        assertThatThrownBy(() -> it.beat(machine, node)).isInstanceOf(NodeIsWithdrawn.class);
    }
}
