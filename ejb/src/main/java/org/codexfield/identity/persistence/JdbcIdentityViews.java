package org.codexfield.identity.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.Slug;
import org.codexfield.identity.service.ApiKeyView;
import org.codexfield.identity.service.IdentityViews;
import org.codexfield.identity.service.InvitationView;
import org.codexfield.identity.service.MemberView;
import org.codexfield.identity.service.MembershipView;
import org.codexfield.identity.service.OrganisationView;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;
import org.codexfield.shared.persistence.Sql;
import org.codexfield.shared.persistence.SqlList;

@ApplicationScoped
class JdbcIdentityViews implements IdentityViews {

    private static final SqlList ORGANISATIONS =
            new SqlList(
                    "SELECT o.id, o.slug, o.name, o.kinds, o.did, o.status, o.decision_reason,"
                            + " o.registered_at, o.version FROM identity.organisation o",
                    Map.of(
                            "name", "o.name",
                            "slug", "o.slug",
                            "status", "LOWER(o.status)",
                            "registeredAt", "o.registered_at"),
                    List.of("o.name", "o.slug", "o.did"),
                    "o.slug");

    private static final SqlList MEMBERS =
            new SqlList(
                    "SELECT m.id, m.account_id, a.display_name, a.email, m.roles, m.status,"
                            + " m.joined_at, m.version FROM identity.member m"
                            + " JOIN identity.account a ON a.id = m.account_id",
                    Map.of(
                            "id", "m.id",
                            "name", "a.display_name",
                            "email", "a.email",
                            "status", "LOWER(m.status)",
                            "joinedAt", "m.joined_at"),
                    List.of("a.display_name", "a.email", "m.roles"),
                    "m.status, m.id");

    private static final SqlList INVITATIONS =
            new SqlList(
                    "SELECT i.id, i.email, i.roles, i.status, i.sent_at, i.expires_at,"
                            + " COALESCE(a.display_name, '') AS invited_by, o.name AS organisation"
                            + " FROM identity.invitation i"
                            + " JOIN identity.organisation o ON o.id = i.organisation_id"
                            + " LEFT JOIN identity.member m ON m.id = i.invited_by"
                            + " LEFT JOIN identity.account a ON a.id = m.account_id",
                    Map.of(
                            "email", "i.email",
                            "status", "LOWER(i.status)",
                            "sentAt", "i.sent_at",
                            "expiresAt", "i.expires_at"),
                    List.of("i.email", "i.roles"),
                    "i.id DESC");

    private static final SqlList API_KEYS =
            new SqlList(
                    "SELECT k.id, k.member_id, a.display_name, k.name, k.scopes, k.status,"
                            + " k.issued_at, k.expires_at, u.last_used_at"
                            + " FROM identity.api_key k"
                            + " JOIN identity.member m ON m.id = k.member_id"
                            + " JOIN identity.account a ON a.id = m.account_id"
                            + " LEFT JOIN identity.api_key_use u ON u.api_key_id = k.id",
                    Map.of(
                            "name", "k.name",
                            "memberName", "a.display_name",
                            "status", "LOWER(k.status)",
                            "issuedAt", "k.issued_at",
                            "expiresAt", "k.expires_at"),
                    List.of("k.name", "a.display_name", "k.scopes"),
                    "k.id DESC");

    private final Sql sql;

    @Inject
    JdbcIdentityViews(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Page<OrganisationView> organisations(ListQuery query, boolean activeOnly) {
        return ORGANISATIONS.page(
                sql,
                query,
                activeOnly ? "o.status = 'ACTIVE'" : "",
                List.of(),
                JdbcIdentityViews::organisation);
    }

    @Override
    public Optional<OrganisationView> organisation(String slug) {
        if (!Slug.isOne(slug)) {
            return Optional.empty();
        }
        return ORGANISATIONS
                .page(
                        sql,
                        ListQuery.first(1),
                        "o.slug = ?",
                        List.of(slug),
                        JdbcIdentityViews::organisation)
                .items()
                .stream()
                .findFirst();
    }

    @Override
    public Page<MemberView> members(OrganisationId organisation, ListQuery query) {
        return MEMBERS.page(
                sql,
                query,
                "m.organisation_id = ?",
                List.of(organisation.value()),
                JdbcIdentityViews::member);
    }

    @Override
    public Optional<MemberView> member(OrganisationId organisation, MemberId id) {
        return MEMBERS
                .page(
                        sql,
                        ListQuery.first(1),
                        "m.organisation_id = ? AND m.id = ?",
                        List.of(organisation.value(), id.value()),
                        JdbcIdentityViews::member)
                .items()
                .stream()
                .findFirst();
    }

    @Override
    public Page<InvitationView> invitations(
            OrganisationId organisation, ListQuery query, Instant now) {
        var standing = Standing.of(query, "i.status = 'PENDING'", "i.expires_at", now);
        return INVITATIONS.page(
                sql,
                standing.query(),
                "i.organisation_id = ?" + standing.condition(),
                standing.parameters(organisation.value()),
                row -> invitation(row, now, row.getString("invited_by")));
    }

    @Override
    public Page<ApiKeyView> apiKeys(
            OrganisationId organisation, UUID member, ListQuery query, Instant now) {
        boolean everybody = member.equals(Subject.NOBODY);
        var standing = Standing.of(query, "k.status = 'ACTIVE'", "k.expires_at", now);
        return API_KEYS.page(
                sql,
                standing.query(),
                "k.organisation_id = ?"
                        + (everybody ? "" : " AND k.member_id = ?")
                        + standing.condition(),
                everybody
                        ? standing.parameters(organisation.value())
                        : standing.parameters(organisation.value(), member),
                row -> apiKey(row, now));
    }

    @Override
    public List<MembershipView> memberships(AccountId account) {
        return sql.list(
                "SELECT m.id, o.id AS organisation_id, o.slug, o.name, o.status, m.roles"
                        + " FROM identity.member m"
                        + " JOIN identity.organisation o ON o.id = m.organisation_id"
                        + " WHERE m.account_id = ? AND m.status = 'ACTIVE'"
                        + " ORDER BY o.name, o.id LIMIT 200",
                List.of(account.value()),
                row ->
                        new MembershipView(
                                row.getObject("id", UUID.class),
                                row.getObject("organisation_id", UUID.class),
                                row.getString("slug"),
                                row.getString("name"),
                                code(row.getString("status")),
                                list(row, "roles")));
    }

    @Override
    public Map<UUID, String> memberNames(Set<UUID> members, Optional<OrganisationId> within) {
        var parameters = new ArrayList<Object>(members);
        within.ifPresent(organisation -> parameters.add(organisation.value()));
        return names(
                "SELECT m.id, a.display_name AS name FROM identity.member m"
                        + " JOIN identity.account a ON a.id = m.account_id WHERE m.id IN ("
                        + places(members)
                        + (within.isPresent() ? ") AND m.organisation_id = ?" : ")"),
                parameters);
    }

    @Override
    public Map<UUID, String> organisationNames(Set<UUID> organisations) {
        return names(
                "SELECT o.id, o.name FROM identity.organisation o WHERE o.id IN ("
                        + places(organisations)
                        + ")",
                List.copyOf(organisations));
    }

    private Map<UUID, String> names(String query, List<?> parameters) {
        var names = new HashMap<UUID, String>();
        sql.list(
                        query,
                        parameters,
                        row -> Map.entry(row.getObject("id", UUID.class), row.getString("name")))
                .forEach(name -> names.put(name.getKey(), name.getValue()));
        return names;
    }

    /** As many places as there are identifiers; for none, one that nothing equals. */
    private static String places(Set<UUID> identifiers) {
        return identifiers.isEmpty()
                ? "NULL"
                : String.join(", ", Collections.nCopies(identifiers.size(), "?"));
    }

    @Override
    public long organisationsToDecide() {
        return sql.number(
                "SELECT count(*) FROM identity.organisation WHERE status = 'REGISTERED'",
                List.of());
    }

    @Override
    public List<InvitationView> pendingInvitations(String email, Instant now) {
        return INVITATIONS
                .page(
                        sql,
                        ListQuery.first(ListQuery.MAX_LIMIT),
                        "i.email = ? AND i.status = 'PENDING' AND i.expires_at > ?",
                        List.of(email, now),
                        row -> invitation(row, now, row.getString("organisation")))
                .items();
    }

    private static OrganisationView organisation(ResultSet row) throws SQLException {
        return new OrganisationView(
                row.getObject("id", UUID.class),
                row.getString("slug"),
                row.getString("name"),
                list(row, "kinds").stream().map(JdbcIdentityViews::code).toList(),
                row.getString("did"),
                code(row.getString("status")),
                row.getString("decision_reason"),
                Sql.instant(row, "registered_at"),
                row.getLong("version"));
    }

    private static MemberView member(ResultSet row) throws SQLException {
        return new MemberView(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getString("display_name"),
                row.getString("email"),
                list(row, "roles"),
                code(row.getString("status")),
                Sql.instant(row, "joined_at"),
                row.getLong("version"));
    }

    private static InvitationView invitation(ResultSet row, Instant now, String by)
            throws SQLException {
        var expiresAt = Sql.instant(row, "expires_at");
        var status = code(row.getString("status"));
        return new InvitationView(
                row.getObject("id", UUID.class),
                row.getString("email"),
                list(row, "roles"),
                status.equals("pending") && !now.isBefore(expiresAt) ? "expired" : status,
                by,
                Sql.instant(row, "sent_at"),
                expiresAt);
    }

    private static ApiKeyView apiKey(ResultSet row, Instant now) throws SQLException {
        var expiresAt = Sql.instant(row, "expires_at");
        var status = code(row.getString("status"));
        return new ApiKeyView(
                row.getObject("id", UUID.class),
                row.getObject("member_id", UUID.class),
                row.getString("display_name"),
                row.getString("name"),
                list(row, "scopes"),
                status.equals("active") && !now.isBefore(expiresAt) ? "expired" : status,
                Sql.instant(row, "issued_at"),
                expiresAt,
                Sql.optionalInstant(row, "last_used_at"));
    }

    private static String code(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<String> list(ResultSet row, String column) throws SQLException {
        return List.of(row.getString(column).split(",", -1));
    }
}
