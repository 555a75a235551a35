package org.codexfield.metering.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.metering.HostAssigned;
import org.codexfield.metering.HostedVersion;
import org.codexfield.metering.NodeId;
import org.codexfield.metering.model.Hosting;
import org.codexfield.metering.model.Hostings;
import org.codexfield.metering.verify.NodeHeartbeat;
import org.codexfield.shared.Digest;
import org.codexfield.shared.persistence.Sql;

@ApplicationScoped
class JdbcHostings implements Hostings {

    private static final String ENDED =
            "UPDATE metering.hosting_time SET until = CURRENT_TIMESTAMP";
    private static final String RUNNING = " AND until > CURRENT_TIMESTAMP";

    private final Sql sql;

    @Inject
    JdbcHostings(Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean beat(NodeHeartbeat heartbeat, Instant now) {
        // as the column keeps it: what is rounded down would be later than itself
        var at = heartbeat.at().truncatedTo(ChronoUnit.MILLIS);
        return sql.update(
                        "UPDATE metering.node_heartbeat SET sent_at = ?, received_at = ?,"
                                + " capacity = ?, under_way = ? WHERE node_id = ? AND sent_at < ?",
                        List.of(
                                at,
                                now,
                                heartbeat.capacity(),
                                heartbeat.underWay(),
                                heartbeat.node(),
                                at))
                == 1;
    }

    @Override
    public void lock(NodeId node) {
        sql.list(
                "SELECT node_id FROM metering.node_heartbeat WHERE node_id = ? FOR UPDATE",
                List.of(node.value()),
                row -> row.getObject(1, UUID.class));
    }

    @Override
    public void assign(HostAssigned assigned) {
        var version = assigned.version();
        sql.update(
                "INSERT INTO metering.host_assignment (node_id, manifest_digest, capsule,"
                        + " capsule_version, owner_id, assigned_by, assigned_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                List.of(
                        assigned.id().value(),
                        version.manifestDigest(),
                        version.capsule().toString(),
                        version.number().value(),
                        assigned.organisation().value(),
                        assigned.by().value(),
                        assigned.at()));
    }

    @Override
    public boolean release(NodeId node, Digest manifest) {
        return sql.update(
                        "DELETE FROM metering.host_assignment WHERE node_id = ?"
                                + " AND manifest_digest = ?",
                        List.of(node.value(), manifest))
                == 1;
    }

    @Override
    public long assigned(NodeId node) {
        return sql.number(
                "SELECT count(*) FROM metering.host_assignment WHERE node_id = ?",
                List.of(node.value()));
    }

    @Override
    public boolean isAssigned(NodeId node, Digest manifest) {
        return sql.number(
                        "SELECT count(*) FROM metering.host_assignment WHERE node_id = ?"
                                + " AND manifest_digest = ?",
                        List.of(node.value(), manifest))
                == 1;
    }

    @Override
    public List<HostedVersion> assignments(NodeId node) {
        return sql.list(
                "SELECT manifest_digest, capsule, capsule_version FROM metering.host_assignment"
                        + " WHERE node_id = ?",
                List.of(node.value()),
                JdbcHostings::version);
    }

    @Override
    public List<Hosting> of(NodeId node) {
        return sql.list(
                "SELECT manifest_digest, capsule, capsule_version, ground, permitted_until, held"
                        + " FROM metering.node_hosting WHERE node_id = ?",
                List.of(node.value()),
                row ->
                        new Hosting(
                                version(row),
                                Hosting.Ground.valueOf(row.getString("ground")),
                                Sql.instant(row, "permitted_until"),
                                row.getBoolean("held")));
    }

    @Override
    public void add(NodeId node, Collection<Hosting> more) {
        begin(node, more);
        sql.batch(
                "INSERT INTO metering.node_hosting (node_id, manifest_digest, capsule,"
                        + " capsule_version, ground, permitted_until, held)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                more.stream()
                        .map(
                                one ->
                                        List.of(
                                                node.value(),
                                                one.version().manifestDigest(),
                                                one.version().capsule().toString(),
                                                one.version().number().value(),
                                                one.ground().name(),
                                                one.until(),
                                                one.held()))
                        .toList());
    }

    /** From now on, as far as it may. */
    private void begin(NodeId node, Collection<Hosting> more) {
        sql.batch(
                "INSERT INTO metering.hosting_time (node_id, manifest_digest, since, until)"
                        + " VALUES (?, ?, CURRENT_TIMESTAMP, ?) ON CONFLICT DO NOTHING",
                more.stream()
                        .map(
                                one ->
                                        List.of(
                                                node.value(),
                                                one.version().manifestDigest(),
                                                one.until()))
                        .toList());
    }

    @Override
    public void change(NodeId node, Collection<Hosting> changed) {
        sql.batch(
                "UPDATE metering.hosting_time SET until = ? WHERE node_id = ?"
                        + " AND manifest_digest = ?"
                        + RUNNING,
                changed.stream()
                        .map(
                                one ->
                                        List.of(
                                                one.until(),
                                                node.value(),
                                                one.version().manifestDigest()))
                        .toList());
        sql.batch(
                "UPDATE metering.node_hosting SET ground = ?, permitted_until = ?, held = ?"
                        + " WHERE manifest_digest = ? AND node_id = ?",
                changed.stream()
                        .map(
                                one ->
                                        List.of(
                                                one.ground().name(),
                                                one.until(),
                                                one.held(),
                                                one.version().manifestDigest(),
                                                node.value()))
                        .toList());
    }

    @Override
    public void remove(NodeId node, Collection<Digest> manifests) {
        var rows = manifests.stream().map(manifest -> List.of(manifest, node.value())).toList();
        var these = " WHERE manifest_digest = ? AND node_id = ?";
        sql.batch(ENDED + these + RUNNING, rows);
        sql.batch("DELETE FROM metering.node_hosting" + these, rows);
    }

    @Override
    public void removeAll(NodeId node) {
        forget(" WHERE node_id = ?", List.of(node.value()));
    }

    @Override
    public void end(NodeId node) {
        removeAll(node);
        sql.update("DELETE FROM metering.host_assignment WHERE node_id = ?", List.of(node.value()));
    }

    @Override
    public void end(Digest manifest) {
        sql.update(
                "DELETE FROM metering.host_assignment WHERE manifest_digest = ?",
                List.of(manifest));
        forget(" WHERE manifest_digest = ?", List.of(manifest));
    }

    /** Strikes out what was to be hosted; that it was is remembered. */
    private void forget(String which, List<?> parameters) {
        sql.update(ENDED + which + RUNNING, parameters);
        sql.update("DELETE FROM metering.node_hosting" + which, parameters);
    }

    @Override
    public List<Hosted> times(NodeId node, Digest manifest) {
        return sql.list(
                "SELECT since, until FROM metering.hosting_time"
                        + " WHERE node_id = ? AND manifest_digest = ?",
                List.of(node.value(), manifest),
                row -> new Hosted(Sql.instant(row, "since"), Sql.instant(row, "until")));
    }

    private static HostedVersion version(ResultSet row) throws SQLException {
        return new HostedVersion(
                CapsuleName.parse(row.getString("capsule")),
                new VersionNumber(row.getString("capsule_version")),
                new Digest(row.getBytes("manifest_digest")));
    }
}
