package org.codexfield.capsules.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.codexfield.capsules.CapsuleVersionId;
import org.codexfield.capsules.PartId;
import org.codexfield.capsules.model.DraftPart;
import org.codexfield.capsules.model.DraftParts;
import org.codexfield.capsules.verify.PartPath;
import org.codexfield.identity.OrganisationId;
import org.codexfield.shared.persistence.Sql;

@ApplicationScoped
class JdbcDraftParts implements DraftParts {

    private static final String SELECT =
            "SELECT id, version_id, path, media_type, size_bytes, sha256, block_root"
                    + " FROM capsules.draft_part WHERE version_id = ?";

    private final Sql sql;

    @Inject
    JdbcDraftParts(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<DraftPart> find(CapsuleVersionId version, PartPath path) {
        return sql.find(
                SELECT + " AND folded_path = ? AND path = ?",
                List.of(version.value(), path.folded(), path.value()),
                JdbcDraftParts::part);
    }

    @Override
    public List<DraftPart> all(CapsuleVersionId version) {
        return sql.list(SELECT + " ORDER BY path", List.of(version.value()), JdbcDraftParts::part);
    }

    @Override
    public long count(CapsuleVersionId version) {
        return sql.number(
                "SELECT count(*) FROM capsules.draft_part WHERE version_id = ?",
                List.of(version.value()));
    }

    @Override
    public Optional<PartPath> inTheWayOf(CapsuleVersionId version, PartPath path) {
        var folded = path.folded();
        var names = new ArrayList<Object>(List.of(version.value(), path.value(), folded));
        var places = new StringBuilder("?");
        for (int i = folded.indexOf('/'); i >= 0; i = folded.indexOf('/', i + 1)) {
            names.add(folded.substring(0, i));
            places.append(", ?");
        }
        names.add(folded.replaceAll("([%_!])", "!$1") + "/%");
        return sql
                .list(
                        "SELECT path FROM capsules.draft_part WHERE version_id = ? AND path <> ?"
                                + " AND (folded_path IN ("
                                + places
                                + ") OR folded_path LIKE ? ESCAPE '!') LIMIT 1",
                        names,
                        row -> new PartPath(row.getString("path")))
                .stream()
                .findFirst();
    }

    @Override
    public void put(DraftPart part) {
        var content = part.part().content();
        int replaced =
                sql.update(
                        "UPDATE capsules.draft_part SET media_type = ?, size_bytes = ?, sha256 = ?,"
                                + " block_root = ? WHERE id = ?",
                        List.of(
                                part.part().mediaType(),
                                content.sizeBytes(),
                                content.sha256(),
                                content.root(),
                                part.id().value()));
        if (replaced == 0) {
            sql.update(
                    "INSERT INTO capsules.draft_part (id, version_id, path, folded_path,"
                            + " media_type, size_bytes, sha256, block_root)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    List.of(
                            part.id().value(),
                            part.version().value(),
                            part.part().path().value(),
                            part.part().path().folded(),
                            part.part().mediaType(),
                            content.sizeBytes(),
                            content.sha256(),
                            content.root()));
        }
    }

    @Override
    public void remove(DraftPart part) {
        sql.update("DELETE FROM capsules.draft_part WHERE id = ?", List.of(part.id().value()));
    }

    @Override
    public void removeAll(CapsuleVersionId version) {
        sql.update(
                "DELETE FROM capsules.draft_part WHERE version_id = ?", List.of(version.value()));
    }

    @Override
    public long keptBytes(OrganisationId owner) {
        return sql.number(
                "SELECT COALESCE((SELECT SUM(s.size_bytes) FROM capsules.seal s"
                        + " WHERE s.organisation_id = ?), 0)"
                        + " + COALESCE((SELECT SUM(p.size_bytes) FROM capsules.draft_part p"
                        + " JOIN capsules.version v ON v.id = p.version_id"
                        + " WHERE v.organisation_id = ? AND v.status = 'DRAFT'), 0)",
                List.of(owner.value(), owner.value()));
    }

    private static DraftPart part(ResultSet row) throws SQLException {
        return new DraftPart(
                new PartId(row.getObject("id", UUID.class)),
                new CapsuleVersionId(row.getObject("version_id", UUID.class)),
                Columns.part(row));
    }
}
