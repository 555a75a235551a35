package org.codexfield.licensing.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.codexfield.capsules.OfferedPolicy;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.capsules.verify.VersionNumber;
import org.codexfield.identity.OrganisationId;
import org.codexfield.licensing.AccessRequestId;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.model.RequestContent;
import org.codexfield.licensing.service.AttachmentView;
import org.codexfield.licensing.service.CoveredVersion;
import org.codexfield.licensing.service.EntryView;
import org.codexfield.licensing.service.GrantEntryView;
import org.codexfield.licensing.service.GrantView;
import org.codexfield.licensing.service.LicenceView;
import org.codexfield.licensing.service.LicensingViews;
import org.codexfield.licensing.service.OfferRow;
import org.codexfield.licensing.service.OfferedTerms;
import org.codexfield.licensing.service.RequestRow;
import org.codexfield.licensing.service.Viewer;
import org.codexfield.shared.Digest;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;
import org.codexfield.shared.persistence.Sql;
import org.codexfield.shared.persistence.SqlList;

@ApplicationScoped
class JdbcLicensingViews implements LicensingViews {

    private static final SqlList OFFERS =
            new SqlList(
                    "SELECT o.id, o.capsule, o.name, o.status, o.revision, t.title, t.version AS"
                        + " licence_version, o.terms_digest, o.changed_at, o.version FROM"
                        + " licensing.offer o JOIN licensing.terms t ON t.digest = o.terms_digest",
                    Map.of(
                            "name", "o.name",
                            "status", "LOWER(o.status)",
                            "capsule", "o.capsule",
                            "licence", "t.title",
                            "changedAt", "o.changed_at"),
                    List.of("o.name", "o.capsule", "t.title"),
                    "o.capsule, o.name");

    private static final SqlList REQUESTS =
            new SqlList(
                    "SELECT r.id, r.capsule, r.capsule_digest, r.provider_id, r.consumer_id,"
                            + " r.requester_id, r.purposes, r.status, r.stage_role, r.due_at,"
                            + " r.created_at, r.version FROM licensing.access_request r",
                    Map.of(
                            "status", "REPLACE(LOWER(r.status), '_', '-')",
                            "capsule", "r.capsule",
                            "createdAt", "r.created_at",
                            "dueAt", "r.due_at"),
                    List.of("r.capsule"),
                    "r.id DESC");

    private static final SqlList ENTRIES =
            new SqlList(
                    "SELECT e.id, e.kind, e.member_id, e.visibility, e.body, e.content, e.round,"
                            + " e.at"
                            + " FROM licensing.request_entry e",
                    Map.of("kind", "REPLACE(LOWER(e.kind), '_', '-')", "at", "e.at"),
                    List.of("e.body"),
                    "e.id");

    private final Sql sql;

    @Inject
    JdbcLicensingViews(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Page<OfferRow> offers(CapsuleName capsule, ListQuery query) {
        return OFFERS.page(
                sql,
                query,
                "o.capsule = ?",
                List.of(capsule.toString()),
                JdbcLicensingViews::offer);
    }

    @Override
    public Page<OfferRow> offers(OrganisationId provider, ListQuery query) {
        return OFFERS.page(
                sql,
                query,
                "o.provider_id = ?",
                List.of(provider.value()),
                JdbcLicensingViews::offer);
    }

    @Override
    public List<OfferedTerms> offered(CapsuleName capsule, VersionNumber version) {
        return sql.list(
                "SELECT o.id, o.name, t.title, t.version, t.digest, t.licence_text"
                        + " FROM licensing.offer o"
                        + " JOIN licensing.terms t ON t.digest = o.terms_digest"
                        + " WHERE o.capsule = ? AND o.status = 'OPEN' AND EXISTS (SELECT 1 FROM"
                        + " licensing.offer_version v WHERE v.offer_id = o.id"
                        + " AND v.revision = o.revision AND v.number = ?) ORDER BY o.name",
                List.of(capsule.toString(), version.value()),
                row ->
                        new OfferedTerms(
                                row.getObject("id", UUID.class),
                                row.getString("name"),
                                row.getString("title"),
                                row.getString("version"),
                                new Digest(row.getBytes("digest")),
                                row.getString("licence_text")));
    }

    @Override
    public List<CoveredVersion> covered(Map<Digest, CapsuleName> versions) {
        var parameters = new ArrayList<Object>();
        // by name, for there an index leads; by digest, for a name may have been somebody else's
        versions.values().forEach(capsule -> parameters.add(capsule.toString()));
        parameters.addAll(versions.keySet());
        var places = String.join(", ", Collections.nCopies(versions.size(), "?"));
        return sql.list(
                "SELECT v.capsule_digest, t.digest, t.title FROM licensing.offer o"
                        + " JOIN licensing.offer_version v ON v.offer_id = o.id"
                        + " AND v.revision = o.revision"
                        + " JOIN licensing.terms t ON t.digest = o.terms_digest"
                        + " WHERE o.status = 'OPEN' AND o.capsule IN ("
                        + places
                        + ") AND v.capsule_digest IN ("
                        + places
                        + ") ORDER BY o.name",
                parameters,
                row ->
                        new CoveredVersion(
                                new Digest(row.getBytes("capsule_digest")),
                                new OfferedPolicy(
                                        new Digest(row.getBytes("digest")),
                                        row.getString("title"))));
    }

    @Override
    public Optional<OfferRow> offer(CapsuleName capsule, String name) {
        return first(
                OFFERS.page(
                        sql,
                        ListQuery.first(1),
                        "o.capsule = ? AND o.name = ?",
                        List.of(capsule.toString(), name),
                        JdbcLicensingViews::offer));
    }

    @Override
    public String licence(Digest terms) {
        return sql.find(
                        "SELECT licence_text FROM licensing.terms WHERE digest = ?",
                        List.of(terms),
                        row -> row.getString(1))
                .orElseThrow(() -> new IllegalStateException("Terms are kept for ever"));
    }

    @Override
    public Optional<LicenceView> offeredLicence(Digest terms) {
        return sql.find(
                "SELECT title, version, licence_text, odrl FROM licensing.terms WHERE digest = ?",
                List.of(terms),
                row ->
                        new LicenceView(
                                terms,
                                row.getString("title"),
                                row.getString("version"),
                                row.getString("licence_text"),
                                row.getString("odrl")));
    }

    @Override
    public Page<RequestRow> requests(Viewer viewer, Waiting waiting, ListQuery query, Instant now) {
        var scope = RequestScope.of(viewer, waiting, now);
        return REQUESTS.page(
                sql, query, scope.condition(), scope.parameters(), row -> request(row, now));
    }

    @Override
    public long countRequests(Viewer viewer, Waiting waiting, Instant now) {
        var scope = RequestScope.of(viewer, waiting, now);
        return sql.number(
                "SELECT count(*) FROM licensing.access_request r WHERE " + scope.condition(),
                scope.parameters());
    }

    @Override
    public Optional<RequestRow> request(AccessRequestId id, Instant now) {
        return first(
                REQUESTS.page(
                        sql,
                        ListQuery.first(1),
                        "r.id = ?",
                        List.of(id.value()),
                        row -> request(row, now)));
    }

    @Override
    public Page<EntryView> entries(AccessRequestId id, OrganisationId viewer, ListQuery query) {
        return ENTRIES.page(
                sql,
                query,
                "e.request_id = ? AND (e.visibility = 'PUBLIC' OR e.organisation_id = ?)",
                List.of(id.value(), viewer.value()),
                JdbcLicensingViews::entry);
    }

    private static EntryView entry(ResultSet row) throws SQLException {
        var handedIn = row.getString("content");
        return new EntryView(
                row.getObject("id", UUID.class),
                code(row.getString("kind")),
                row.getObject("member_id", UUID.class),
                "",
                row.getString("visibility").equals("INTERNAL"),
                row.getString("body"),
                handedIn.isEmpty()
                        ? List.of()
                        : AttachmentView.of(RequestContent.read(handedIn).attachments()),
                row.getInt("round"),
                Sql.instant(row, "at"));
    }

    @Override
    public Page<GrantView> grants(
            Viewer viewer, Optional<Instant> endsBefore, ListQuery query, Instant now) {
        return GrantRows.page(sql, RequestScope.ofGrants(viewer, endsBefore, now), query, now);
    }

    @Override
    public Optional<GrantView> grant(GrantId id, Instant now) {
        var one = new RequestScope("g.id = ?", List.of(id.value()));
        return first(GrantRows.page(sql, one, ListQuery.first(1), now));
    }

    @Override
    public Page<GrantEntryView> grantEntries(GrantId id, ListQuery query) {
        return GrantRows.entries(sql, id, query);
    }

    @Override
    public Optional<UUID> grantOf(AccessRequestId id) {
        return sql.find(
                "SELECT id FROM licensing.access_grant WHERE request_id = ?",
                List.of(id.value()),
                row -> row.getObject(1, UUID.class));
    }

    private static OfferRow offer(ResultSet row) throws SQLException {
        return new OfferRow(
                row.getObject("id", UUID.class),
                row.getString("capsule"),
                row.getString("name"),
                code(row.getString("status")),
                row.getInt("revision"),
                row.getString("title"),
                row.getString("licence_version"),
                new Digest(row.getBytes("terms_digest")),
                Sql.instant(row, "changed_at"),
                row.getLong("version"));
    }

    private static RequestRow request(ResultSet row, Instant now) throws SQLException {
        var dueAt = Sql.optionalInstant(row, "due_at");
        var role = row.getString("stage_role");
        return new RequestRow(
                row.getObject("id", UUID.class),
                row.getString("capsule"),
                new Digest(row.getBytes("capsule_digest")),
                row.getObject("provider_id", UUID.class),
                "",
                row.getObject("consumer_id", UUID.class),
                "",
                row.getObject("requester_id", UUID.class),
                "",
                GrantRows.list(row, "purposes"),
                code(row.getString("status")),
                code(role),
                dueAt,
                !role.isEmpty() && dueAt.filter(due -> !now.isBefore(due)).isPresent(),
                Sql.instant(row, "created_at"),
                row.getLong("version"));
    }

    private static <T> Optional<T> first(Page<T> page) {
        return page.items().stream().findFirst();
    }

    static String code(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
