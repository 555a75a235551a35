package org.codexfield.identity.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.Membership;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.OrganisationKind;
import org.codexfield.identity.Participants;
import org.codexfield.identity.Role;
import org.codexfield.identity.service.IdentityViews;
import org.codexfield.shared.persistence.Sql;

@ApplicationScoped
class JdbcParticipants implements Participants {

    private static final int MAX_ADDRESSES = 50;

    private final Sql sql;
    private final IdentityViews views;

    @Inject
    JdbcParticipants(Sql sql, IdentityViews views) {
        this.sql = sql;
        this.views = views;
    }

    @Override
    public List<Membership> memberships(AccountId person) {
        return sql.list(
                "SELECT m.organisation_id, MAX(CASE WHEN m.status = 'ACTIVE' THEN 1 ELSE 0 END)"
                        + " AS active, MAX(m.left_at) AS left_at FROM identity.member m"
                        + " WHERE m.account_id = ? GROUP BY m.organisation_id",
                List.of(person.value()),
                row ->
                        new Membership(
                                new OrganisationId(row.getObject(1, UUID.class)),
                                row.getInt("active") == 1
                                        ? Optional.empty()
                                        : Sql.optionalInstant(row, "left_at")));
    }

    @Override
    public Optional<AccountId> activeMember(MemberId member, OrganisationId of) {
        return sql.find(
                "SELECT m.account_id FROM identity.member m"
                        + " WHERE m.id = ? AND m.organisation_id = ? AND m.status = 'ACTIVE'",
                List.of(member.value(), of.value()),
                row -> new AccountId(row.getObject(1, UUID.class)));
    }

    @Override
    public Set<OrganisationKind> kindsOf(OrganisationId organisation) {
        var kinds = EnumSet.noneOf(OrganisationKind.class);
        sql.find(
                        "SELECT o.kinds FROM identity.organisation o WHERE o.id = ?",
                        List.of(organisation.value()),
                        row -> row.getString(1))
                .ifPresent(
                        text -> {
                            for (var kind : text.split(",", -1)) {
                                kinds.add(OrganisationKind.valueOf(kind));
                            }
                        });
        return kinds;
    }

    @Override
    public List<EmailAddress> addresses(OrganisationId organisation, Role role) {
        return sql.list(
                "SELECT a.email FROM identity.member m"
                        + " JOIN identity.account a ON a.id = m.account_id"
                        + " WHERE m.organisation_id = ? AND m.status = 'ACTIVE'"
                        + " AND ',' || m.roles || ',' LIKE ? ORDER BY a.email LIMIT ?",
                List.of(organisation.value(), "%," + role.code() + ",%", MAX_ADDRESSES),
                row -> new EmailAddress(row.getString(1)));
    }

    @Override
    public Optional<EmailAddress> address(MemberId member) {
        return sql.find(
                "SELECT a.email FROM identity.member m"
                        + " JOIN identity.account a ON a.id = m.account_id"
                        + " WHERE m.id = ? AND m.status = 'ACTIVE'",
                List.of(member.value()),
                row -> new EmailAddress(row.getString(1)));
    }

    @Override
    public Map<MemberId, String> memberNames(Set<MemberId> members) {
        var names = new HashMap<MemberId, String>();
        views.memberNames(
                        members.stream().map(MemberId::value).collect(Collectors.toSet()),
                        Optional.empty())
                .forEach((id, name) -> names.put(new MemberId(id), name));
        return names;
    }

    @Override
    public Map<OrganisationId, String> organisationNames(Set<OrganisationId> organisations) {
        var names = new HashMap<OrganisationId, String>();
        views.organisationNames(
                        organisations.stream()
                                .map(OrganisationId::value)
                                .collect(Collectors.toSet()))
                .forEach((id, name) -> names.put(new OrganisationId(id), name));
        return names;
    }
}
