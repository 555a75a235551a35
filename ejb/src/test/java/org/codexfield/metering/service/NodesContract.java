package org.codexfield.metering.service;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.codexfield.capsules.SealedVersion;
import org.codexfield.identity.Caller;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.HostableVersion;
import org.codexfield.metering.NodeId;
import org.codexfield.metering.service.NodesApplication.Machine;
import org.codexfield.shared.Digest;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** One database for all tests of a contract; in each, Grid runs a new node. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class NodesContract {

    static final Caller NOBODY = Caller.anonymous("192.0.2.7");
    static final Optional<Long> UNSEEN = Optional.empty();

    private final Supplier<TestDatabase> source;
    NodesApplication it;
    Machine machine;
    NodeId node;

    NodesContract(Supplier<TestDatabase> source) {
        this.source = source;
    }

    @BeforeAll
    void start() {
        it = new NodesApplication(source.get());
    }

    @AfterAll
    void stop() throws SQLException {
        it.close();
    }

    @BeforeEach
    void begin() {
        it.grants.clear();
        it.hosts.clear();
        machine = it.aMachine();
        node = it.register(machine);
    }

    NodeView view() {
        return it.app.as(it.runner, () -> it.get(NodeReadingService.class).get(node));
    }

    List<UUID> listed(ListQuery query) {
        return it
                .app
                .as(it.steward, () -> it.get(NodeReadingService.class).list(query))
                .items()
                .stream()
                .map(NodeView::id)
                .toList();
    }

    List<NodeId> live(Digest manifest) {
        return it.app.in(() -> it.kept.live.hosting(manifest)).stream().map(LiveNode::id).toList();
    }

    List<HostingView> hosted() {
        return it.app
                .as(
                        it.steward,
                        () -> it.get(NodeReadingService.class).hosted(node, ListQuery.first(200)))
                .items();
    }

    void assign(SealedVersion version) {
        assign(it.steward, version);
    }

    void assign(Caller by, SealedVersion version) {
        it.app.does(
                by,
                () ->
                        it.get(HostingService.class)
                                .assign(version.capsule(), version.number(), node));
    }

    void release(Caller by, SealedVersion version) {
        it.app.does(
                by,
                () ->
                        it.get(HostingService.class)
                                .release(version.capsule(), version.number(), node));
    }

    void suspend() {
        it.app.does(
                it.installationOperator,
                () -> it.get(NodeService.class).suspend(node, "Wrong answers", UNSEEN));
    }

    HostableVersion granted(SealedVersion version) {
        return new HostableVersion(
                version.manifestDigest(), GrantId.next(it.now()), it.now().plusSeconds(3600));
    }

    long leaves(String type) {
        return it.app
                .identity
                .database
                .sql()
                .number(
                        "SELECT count(*) FROM evidence.document WHERE body LIKE ?"
                                + " AND body LIKE ?",
                        List.of("%\"type\":\"" + type + "\"%", "%" + node + "%"));
    }
}
