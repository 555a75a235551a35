package org.codexfield.evidence.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.codexfield.evidence.model.LogDocument;
import org.codexfield.evidence.model.LogGrowth;
import org.codexfield.evidence.model.LogHead;
import org.codexfield.evidence.model.LogIsDamaged;
import org.codexfield.evidence.model.LoggedLeaf;
import org.codexfield.evidence.model.Logs;
import org.codexfield.evidence.model.PendingLeaf;
import org.codexfield.evidence.model.SignedHead;
import org.codexfield.evidence.model.TiledHashes;
import org.codexfield.evidence.verify.Checkpoint;
import org.codexfield.evidence.verify.HashReader;
import org.codexfield.evidence.verify.LogLeaf;
import org.codexfield.evidence.verify.SignedNote;
import org.codexfield.evidence.verify.Subtree;
import org.codexfield.shared.Digest;
import org.codexfield.shared.persistence.Sql;

/** Logs in {@code evidence.log} and the tables around it. */
@Dependent
final class JdbcLogs implements Logs {

    private static final String HEAD = "SELECT id, origin, tree_size FROM evidence.log";
    private static final String SIGNED =
            "SELECT at, note FROM evidence.checkpoint WHERE log_id = ?";

    private final Sql sql;

    @Inject
    JdbcLogs(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<LogHead> all() {
        return sql.list(HEAD + " ORDER BY origin", List.of(), JdbcLogs::head);
    }

    @Override
    public Optional<LogHead> find(String origin) {
        return sql.find(HEAD + " WHERE origin = ?", List.of(origin), JdbcLogs::head);
    }

    @Override
    public LogHead begin(String origin) {
        sql.update(
                "INSERT INTO evidence.log (id, origin, tree_size)"
                        + " SELECT MAX(id) + 1, CAST(? AS VARCHAR), 0 FROM evidence.log",
                List.of(origin));
        return find(origin).orElseThrow();
    }

    @Override
    public Optional<LogHead> lock(String origin) {
        // an update locks the row in either database, where SELECT FOR UPDATE differs in detail
        sql.update(
                "UPDATE evidence.log SET tree_size = tree_size WHERE origin = ?", List.of(origin));
        return find(origin);
    }

    @Override
    public void promise(String origin, LogDocument document) {
        var leaf = document.leaf();
        sql.update(
                "INSERT INTO evidence.document (id, type, at, digest, body) VALUES (?, ?, ?, ?, ?)",
                List.of(
                        document.id(),
                        leaf.type(),
                        document.at(),
                        leaf.documentDigest(),
                        document.body()));
        sql.update(
                "INSERT INTO evidence.pending_leaf (log_id, type, document_digest) VALUES ((SELECT"
                        + " id FROM evidence.log WHERE origin = ?), ?, ?)",
                List.of(origin, leaf.type(), leaf.documentDigest()));
    }

    @Override
    public Optional<LogDocument> document(UUID id) {
        return sql.find(
                "SELECT id, type, at, digest, body FROM evidence.document WHERE id = ?",
                List.of(id),
                JdbcLogs::document);
    }

    @Override
    public Optional<LogDocument> document(String type, UUID subject) {
        return sql.find(
                "SELECT d.id, d.type, d.at, d.digest, d.body FROM evidence.audit_entry a"
                        + " JOIN evidence.document d ON d.id = a.id"
                        + " WHERE a.subject_id = ? AND d.type = ?"
                        + " ORDER BY a.at DESC, a.id DESC LIMIT 1",
                List.of(subject, type),
                JdbcLogs::document);
    }

    @Override
    public List<LogDocument> documents(UUID subject) {
        return sql.list(
                "SELECT d.id, d.type, d.at, d.digest, d.body FROM evidence.audit_entry a"
                        + " JOIN evidence.document d ON d.id = a.id"
                        + " WHERE a.subject_id = ? ORDER BY a.at, a.id",
                List.of(subject),
                JdbcLogs::document);
    }

    @Override
    public List<LogDocument> documents(String type, UUID subject, Instant from, int limit) {
        return sql.list(
                "SELECT d.id, d.type, d.at, d.digest, d.body FROM evidence.audit_entry a"
                        + " JOIN evidence.document d ON d.id = a.id"
                        + " WHERE a.subject_id = ? AND a.at >= ? AND d.type = ?"
                        + " ORDER BY a.at, a.id LIMIT ?",
                List.of(subject, from, type, limit),
                JdbcLogs::document);
    }

    private static LogDocument document(ResultSet row) throws SQLException {
        return new LogDocument(
                row.getObject("id", UUID.class),
                Sql.instant(row, "at"),
                leaf(row, "digest"),
                row.getString("body"));
    }

    @Override
    public List<PendingLeaf> pending(LogHead log, int limit) {
        return sql.list(
                "SELECT position, type, document_digest FROM evidence.pending_leaf WHERE log_id = ?"
                        + " ORDER BY position LIMIT ?",
                List.of(log.id(), limit),
                row -> new PendingLeaf(row.getLong("position"), leaf(row, "document_digest")));
    }

    @Override
    public void forget(List<PendingLeaf> kept) {
        sql.batch(
                "DELETE FROM evidence.pending_leaf WHERE position = ?",
                kept.stream().map(leaf -> List.of(leaf.position())).toList());
    }

    @Override
    public void grow(LogHead log, LogGrowth growth, SignedHead head) {
        sql.batch(
                "INSERT INTO evidence.leaf (log_id, leaf_index, leaf_hash, document_digest, type)"
                        + " VALUES (?, ?, ?, ?, ?)",
                growth.leaves().stream().map(leaf -> row(log, leaf)).toList());
        sql.batch(
                "INSERT INTO evidence.subtree (log_id, level, subtree_index, hash) VALUES (?, ?, ?,"
                        + " ?)",
                growth.subtrees().entrySet().stream()
                        .map(
                                entry ->
                                        List.of(
                                                log.id(),
                                                entry.getKey().level(),
                                                entry.getKey().index(),
                                                entry.getValue()))
                        .toList());
        var checkpoint = head.checkpoint();
        sql.update(
                "INSERT INTO evidence.checkpoint (log_id, tree_size, root, at, note) VALUES (?, ?,"
                        + " ?, ?, ?)",
                List.of(log.id(), checkpoint.size(), checkpoint.root(), head.at(), head.note()));
        int moved =
                sql.update(
                        "UPDATE evidence.log SET tree_size = ? WHERE id = ? AND tree_size = ?",
                        List.of(checkpoint.size(), log.id(), log.treeSize()));
        if (moved != 1) {
            throw new LogIsDamaged(log.origin() + " has grown under its own lock");
        }
    }

    @Override
    public HashReader hashes(LogHead log) {
        return new TiledHashes(first -> tile(log, first));
    }

    private List<Digest> tile(LogHead log, Subtree first) {
        var range = List.of(log.id(), first.index(), first.index() + TiledHashes.TILE_WIDTH);
        var stored =
                first.level() == 0
                        ? sql.list(
                                "SELECT leaf_index, leaf_hash FROM evidence.leaf WHERE log_id = ?"
                                        + " AND leaf_index >= ? AND leaf_index < ? ORDER BY"
                                        + " leaf_index",
                                range,
                                JdbcLogs::placed)
                        : sql.list(
                                "SELECT subtree_index, hash FROM evidence.subtree WHERE level = "
                                        + first.level()
                                        + " AND log_id = ? AND subtree_index >= ? AND subtree_index"
                                        + " < ? ORDER BY subtree_index",
                                range,
                                JdbcLogs::placed);
        var hashes = new ArrayList<Digest>(stored.size());
        for (var hash : stored) {
            if (hash.index() != first.index() + hashes.size()) {
                throw new LogIsDamaged(
                        "level " + first.level() + " has a gap before index " + hash.index());
            }
            hashes.add(hash.hash());
        }
        return hashes;
    }

    @Override
    public Optional<SignedHead> latest(LogHead log) {
        return sql.find(
                SIGNED + " ORDER BY tree_size DESC LIMIT 1", List.of(log.id()), JdbcLogs::signed);
    }

    @Override
    public Optional<SignedHead> at(LogHead log, long treeSize) {
        return sql.find(
                SIGNED + " AND tree_size = ?", List.of(log.id(), treeSize), JdbcLogs::signed);
    }

    @Override
    public List<SignedHead> heads(LogHead log, int limit) {
        return sql.list(
                SIGNED + " ORDER BY tree_size DESC LIMIT " + limit,
                List.of(log.id()),
                JdbcLogs::signed);
    }

    @Override
    public Optional<SignedHead> after(LogHead log, long treeSize) {
        return sql.find(
                SIGNED + " AND tree_size > ? ORDER BY tree_size LIMIT 1",
                List.of(log.id(), treeSize),
                JdbcLogs::signed);
    }

    @Override
    public List<LoggedLeaf> leaves(LogHead log, long from, int limit) {
        return sql.list(
                "SELECT leaf_index, leaf_hash, document_digest, type FROM evidence.leaf WHERE"
                        + " log_id = ? AND leaf_index >= ? AND leaf_index < ? ORDER BY leaf_index",
                List.of(log.id(), from, from + limit),
                row ->
                        new LoggedLeaf(
                                row.getLong("leaf_index"),
                                leaf(row, "document_digest"),
                                new Digest(row.getBytes("leaf_hash"))));
    }

    @Override
    public OptionalLong position(LogHead log, Digest leafHash) {
        return sql
                .list(
                        "SELECT leaf_index FROM evidence.leaf WHERE leaf_hash = ? AND log_id = ?"
                                + " ORDER BY leaf_index LIMIT 1",
                        List.of(leafHash, log.id()),
                        row -> row.getLong("leaf_index"))
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    private static List<?> row(LogHead log, LoggedLeaf leaf) {
        return List.of(
                log.id(),
                leaf.index(),
                leaf.hash(),
                leaf.leaf().documentDigest(),
                leaf.leaf().type());
    }

    private static LogHead head(ResultSet row) throws SQLException {
        return new LogHead(row.getInt("id"), row.getString("origin"), row.getLong("tree_size"));
    }

    private static SignedHead signed(ResultSet row) throws SQLException {
        var note = row.getString("note");
        return new SignedHead(
                Checkpoint.ofText(SignedNote.parse(note).text()), Sql.instant(row, "at"), note);
    }

    private static LogLeaf leaf(ResultSet row, String digest) throws SQLException {
        return new LogLeaf(row.getString("type"), new Digest(row.getBytes(digest)));
    }

    private static PlacedHash placed(ResultSet row) throws SQLException {
        return new PlacedHash(row.getLong(1), new Digest(row.getBytes(2)));
    }

    private record PlacedHash(long index, Digest hash) {}
}
