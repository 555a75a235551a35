package org.codexfield.capsules.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.codexfield.capsules.CapsuleId;
import org.codexfield.capsules.CapsuleVersionId;
import org.codexfield.capsules.SealedVersion;
import org.codexfield.capsules.service.CapsuleView;
import org.codexfield.capsules.service.CapsuleViews;
import org.codexfield.capsules.service.CatalogueCount;
import org.codexfield.capsules.service.CatalogueEntry;
import org.codexfield.capsules.service.LineageView;
import org.codexfield.capsules.service.OwnVersionRow;
import org.codexfield.capsules.service.PartView;
import org.codexfield.capsules.service.VersionRow;
import org.codexfield.capsules.service.VersionView;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.identity.OrganisationId;
import org.codexfield.shared.Digest;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;
import org.codexfield.shared.persistence.Parts;
import org.codexfield.shared.persistence.Sql;
import org.codexfield.shared.persistence.SqlList;

@ApplicationScoped
class JdbcCapsuleViews implements CapsuleViews {

    private static final UUID NO_ORGANISATION = new UUID(0, 0);

    private static final SqlList CAPSULES =
            new SqlList(
                    "SELECT c.id, c.organisation_slug, c.slug, c.kind, c.created_at,"
                            + " l.number AS listed, l.title FROM capsules.capsule c"
                            + " LEFT JOIN capsules.seal l ON l.version_id = c.listed_version_id",
                    Map.of(
                            "slug", "c.slug",
                            "kind", "LOWER(c.kind)",
                            "createdAt", "c.created_at"),
                    List.of("c.slug", "COALESCE(l.title, '')"),
                    "c.id DESC");
    private static final SqlList VERSIONS =
            new SqlList(
                    "SELECT v.id, v.number, v.status, v.title, v.manifest_digest, v.created_at,"
                            + " v.published_at FROM capsules.version v",
                    Map.of(
                            "version", "v.number",
                            "status", "LOWER(v.status)",
                            "createdAt", "v.created_at"),
                    List.of("v.number", "v.title"),
                    "v.precedence DESC, v.id DESC");

    private static final SqlList OWN =
            new SqlList(
                    "SELECT v.id, c.organisation_slug, c.slug, c.kind, v.number, v.status, v.title,"
                            + " v.created_at FROM capsules.version v"
                            + " JOIN capsules.capsule c ON c.id = v.capsule_id",
                    Map.of(
                            "capsule", "c.slug",
                            "kind", "LOWER(c.kind)",
                            "version", "v.number",
                            "status", "LOWER(v.status)",
                            "createdAt", "v.created_at"),
                    List.of("c.slug", "v.title"),
                    "v.created_at DESC, v.id DESC");

    private final Sql sql;
    private final VersionViews versionViews;
    private final CatalogueSearch search;

    @Inject
    JdbcCapsuleViews(Sql sql) {
        this.sql = sql;
        this.versionViews = new VersionViews(sql);
        this.search = new CatalogueSearch(sql);
    }

    @Override
    public Page<CapsuleView> capsules(OrganisationId owner, ListQuery query) {
        return CAPSULES.page(
                sql,
                query,
                "c.organisation_id = ?",
                List.of(owner.value()),
                JdbcCapsuleViews::capsule);
    }

    @Override
    public Page<OwnVersionRow> ownVersions(OrganisationId owner, ListQuery query) {
        return OWN.page(
                sql,
                query,
                "v.organisation_id = ?",
                List.of(owner.value()),
                row ->
                        new OwnVersionRow(
                                row.getObject("id", UUID.class),
                                row.getString("organisation_slug") + "/" + row.getString("slug"),
                                row.getString("slug"),
                                code(row.getString("kind")),
                                row.getString("number"),
                                code(row.getString("status")),
                                row.getString("title"),
                                Sql.instant(row, "created_at")));
    }

    @Override
    public Optional<CapsuleView> capsule(CapsuleName name) {
        return CAPSULES
                .page(
                        sql,
                        ListQuery.first(1),
                        "c.organisation_slug = ? AND c.slug = ?",
                        List.of(name.organisation(), name.slug()),
                        JdbcCapsuleViews::capsule)
                .items()
                .stream()
                .findFirst();
    }

    @Override
    public Page<VersionRow> versions(CapsuleId of, ListQuery query, boolean publicOnly) {
        return VERSIONS.page(
                sql,
                query,
                "v.capsule_id = ?" + (publicOnly ? " AND v.published_at IS NOT NULL" : ""),
                List.of(of.value()),
                JdbcCapsuleViews::version);
    }

    @Override
    public VersionView version(CapsuleVersionId id) {
        return versionViews.get(id);
    }

    @Override
    public Page<PartView> parts(CapsuleVersionId of, boolean draft, ListQuery query) {
        var list =
                new SqlList(
                        "SELECT p.path, p.media_type, p.size_bytes, p.sha256, p.block_root FROM "
                                + (draft ? "capsules.draft_part" : "capsules.part")
                                + " p",
                        Map.of(
                                "path", "p.path",
                                "mediaType", "p.media_type",
                                "sizeBytes", "p.size_bytes"),
                        List.of("p.path", "p.media_type"),
                        draft ? "p.path" : "p.position");
        return list.page(
                sql,
                query,
                "p.version_id = ?",
                List.of(of.value()),
                row -> PartView.of(Columns.part(row)));
    }

    @Override
    public Page<CatalogueEntry> catalogue(ListQuery query) {
        return search.page(query);
    }

    @Override
    public List<CatalogueCount> catalogueCounts(ListQuery query) {
        return search.counts(query);
    }

    @Override
    public List<LineageView.Edge> children(Digest of, Optional<OrganisationId> seenBy, int limit) {
        return sql.list(
                "SELECT e.child_digest, e.parent_digest, e.relation, e.terms_digest, e.share_kind,"
                        + " e.share_ppm FROM capsules.lineage_edge e"
                        + " JOIN capsules.seal s ON s.manifest_digest = e.child_digest"
                        + " JOIN capsules.version v ON v.id = s.version_id"
                        + " WHERE e.parent_digest = ?"
                        + " AND (v.published_at IS NOT NULL OR s.organisation_id = ?)"
                        + " ORDER BY s.sealed_at, s.manifest_digest LIMIT ?",
                List.of(of, organisation(seenBy), limit),
                row -> {
                    var parent = Columns.parent(row);
                    return new LineageView.Edge(
                            Columns.digest(row, "child_digest").hex(),
                            parent.manifestDigest().hex(),
                            parent.relation().code(),
                            parent.termsDigest().map(Digest::hex),
                            parent.terms().shareKind().code(),
                            parent.sharePpm());
                });
    }

    @Override
    public Map<Digest, SealedVersion> sealed(
            Set<Digest> manifests, Optional<OrganisationId> seenBy) {
        var found = new HashMap<Digest, SealedVersion>();
        for (var some : Parts.of(List.copyOf(manifests))) {
            var parameters = new ArrayList<Object>(some);
            parameters.add(organisation(seenBy));
            sql.list(
                            SealedColumns.SELECT
                                    + " WHERE s.manifest_digest IN ("
                                    + Columns.places(some)
                                    + ") AND (v.published_at IS NOT NULL OR s.organisation_id = ?)",
                            parameters,
                            SealedColumns::read)
                    .forEach(version -> found.put(version.manifestDigest(), version));
        }
        return found;
    }

    /** No organisation has the identifier of none. */
    private static UUID organisation(Optional<OrganisationId> seenBy) {
        return seenBy.map(OrganisationId::value).orElse(NO_ORGANISATION);
    }

    @Override
    public List<SealedVersion> sealed(Set<Digest> manifests) {
        var found = new ArrayList<SealedVersion>();
        for (var some : Parts.of(List.copyOf(manifests))) {
            found.addAll(
                    sql.list(
                            SealedColumns.SELECT
                                    + " WHERE s.manifest_digest IN ("
                                    + Columns.places(some)
                                    + ")",
                            some,
                            SealedColumns::read));
        }
        return found;
    }

    @Override
    public Optional<SealedVersion> sealed(Digest manifest) {
        return sql.find(
                SealedColumns.SELECT + " WHERE s.manifest_digest = ?",
                List.of(manifest),
                SealedColumns::read);
    }

    @Override
    public Optional<SealedVersion> sealed(CapsuleName capsule, VersionNumber number) {
        return sql.find(
                SealedColumns.SELECT
                        + " JOIN capsules.capsule c ON c.id = v.capsule_id"
                        + " WHERE c.organisation_slug = ? AND c.slug = ? AND v.number = ?",
                List.of(capsule.organisation(), capsule.slug(), number.value()),
                SealedColumns::read);
    }

    @Override
    public List<SealedVersion> published(CapsuleName capsule) {
        return sql.list(
                SealedColumns.SELECT
                        + " JOIN capsules.capsule c ON c.id = v.capsule_id"
                        + " WHERE c.organisation_slug = ? AND c.slug = ?"
                        + " AND v.status = 'PUBLISHED' ORDER BY v.precedence DESC, v.number DESC",
                List.of(capsule.organisation(), capsule.slug()),
                SealedColumns::read);
    }

    @Override
    public Optional<SealedVersion> listed(CapsuleName capsule) {
        return sql.find(
                SealedColumns.SELECT
                        + " JOIN capsules.capsule c ON c.listed_version_id = v.id"
                        + " WHERE c.organisation_slug = ? AND c.slug = ?",
                List.of(capsule.organisation(), capsule.slug()),
                SealedColumns::read);
    }

    private static CapsuleView capsule(ResultSet row) throws SQLException {
        var organisation = row.getString("organisation_slug");
        var slug = row.getString("slug");
        return new CapsuleView(
                row.getObject("id", UUID.class),
                organisation + "/" + slug,
                organisation,
                slug,
                code(row.getString("kind")),
                Optional.ofNullable(row.getString("listed")),
                Optional.ofNullable(row.getString("title")),
                Sql.instant(row, "created_at"));
    }

    private static VersionRow version(ResultSet row) throws SQLException {
        var digest = row.getBytes("manifest_digest");
        return new VersionRow(
                row.getObject("id", UUID.class),
                row.getString("number"),
                code(row.getString("status")),
                row.getString("title"),
                digest.length == 0 ? Optional.empty() : Optional.of(new Digest(digest).hex()),
                Sql.instant(row, "created_at"),
                Sql.optionalInstant(row, "published_at"));
    }

    static String code(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
