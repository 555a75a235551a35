package org.codexfield.capsules.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.codexfield.capsules.CapsuleVersionId;
import org.codexfield.capsules.service.VersionView;
import org.codexfield.capsules.service.VersionView.ParentView;
import org.codexfield.capsules.verify.Relation;
import org.codexfield.shared.Digest;
import org.codexfield.shared.persistence.Sql;

/** Reads one version: what it says, how much it holds, and its parents. */
final class VersionViews {

    private static final String SELECT =
            "SELECT v.id, c.organisation_slug, c.slug, v.number, c.kind, v.status, v.title,"
                    + " v.description, v.card, v.tags, v.protocol, v.parents, v.manifest_digest,"
                    + " v.created_at, s.sealed_at, v.published_at, v.withdrawn_at,"
                    + " v.withdrawal_reason, v.version, s.part_count, s.size_bytes,"
                    + " (SELECT count(*) FROM capsules.draft_part p WHERE p.version_id = v.id)"
                    + " AS draft_parts,"
                    + " (SELECT COALESCE(SUM(p.size_bytes), 0) FROM capsules.draft_part p"
                    + " WHERE p.version_id = v.id) AS draft_bytes"
                    + " FROM capsules.version v"
                    + " JOIN capsules.capsule c ON c.id = v.capsule_id"
                    + " LEFT JOIN capsules.seal s ON s.version_id = v.id WHERE v.id = ?";
    private static final String PARENTS =
            "SELECT e.parent_digest, e.relation, e.terms_digest, e.share_kind, e.share_ppm,"
                    + " s.capsule_name, s.number, v.published_at FROM capsules.lineage_edge e"
                    + " JOIN capsules.seal s ON s.manifest_digest = e.parent_digest"
                    + " JOIN capsules.version v ON v.id = s.version_id"
                    + " WHERE e.child_digest = ? ORDER BY e.parent_digest";

    private final Sql sql;

    VersionViews(Sql sql) {
        this.sql = sql;
    }

    VersionView get(CapsuleVersionId id) {
        return sql.find(SELECT, List.of(id.value()), this::version).orElseThrow();
    }

    private VersionView version(ResultSet row) throws SQLException {
        var digest = row.getBytes("manifest_digest");
        boolean draft = digest.length == 0;
        var protocol = row.getString("protocol");
        return new VersionView(
                row.getObject("id", UUID.class),
                row.getString("organisation_slug") + "/" + row.getString("slug"),
                row.getString("number"),
                JdbcCapsuleViews.code(row.getString("kind")),
                JdbcCapsuleViews.code(row.getString("status")),
                row.getString("title"),
                row.getString("description"),
                row.getString("card"),
                Columns.words(row.getString("tags")),
                protocol.isEmpty()
                        ? Optional.empty()
                        : Optional.of(JdbcCapsuleViews.code(protocol)),
                draft ? named(row.getString("parents")) : sealed(new Digest(digest)),
                row.getLong(draft ? "draft_parts" : "part_count"),
                row.getLong(draft ? "draft_bytes" : "size_bytes"),
                draft ? Optional.empty() : Optional.of(new Digest(digest).hex()),
                Sql.instant(row, "created_at"),
                Sql.optionalInstant(row, "sealed_at"),
                Sql.optionalInstant(row, "published_at"),
                Sql.optionalInstant(row, "withdrawn_at"),
                row.getString("withdrawal_reason"),
                row.getLong("version"));
    }

    private List<ParentView> sealed(Digest child) {
        return sql.list(
                PARENTS,
                List.of(child),
                row -> {
                    var parent = Columns.parent(row);
                    // a parent that was never published is named by its digest alone
                    boolean told = Sql.optionalInstant(row, "published_at").isPresent();
                    return new ParentView(
                            parent.manifestDigest().hex(),
                            parent.relation().code(),
                            told ? Optional.of(row.getString("capsule_name")) : Optional.empty(),
                            told ? Optional.of(row.getString("number")) : Optional.empty(),
                            parent.termsDigest().map(Digest::hex),
                            parent.terms().shareKind().code(),
                            parent.sharePpm());
                });
    }

    private static List<ParentView> named(String lines) {
        return lines.lines()
                .map(line -> line.split(" ", 2))
                .map(
                        pair ->
                                new ParentView(
                                        pair[0],
                                        Relation.ofCode(pair[1]).code(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        "none",
                                        0))
                .toList();
    }
}
