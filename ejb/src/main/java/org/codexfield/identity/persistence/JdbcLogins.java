package org.codexfield.identity.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.codexfield.evidence.Subject;
import org.codexfield.identity.AccountId;
import org.codexfield.identity.ApiKeyId;
import org.codexfield.identity.EmailAddress;
import org.codexfield.identity.MemberId;
import org.codexfield.identity.OrganisationId;
import org.codexfield.identity.Role;
import org.codexfield.identity.model.RoleSet;
import org.codexfield.identity.service.Logins;
import org.codexfield.identity.service.PortalLogin;
import org.codexfield.shared.Digest;
import org.codexfield.shared.persistence.Sql;

@ApplicationScoped
class JdbcLogins implements Logins {

    private static final Duration USE_IS_STALE_AFTER = Duration.ofMinutes(1);

    private static final String STANDING =
            "SELECT a.id AS account_id, m.id AS member_id, m.organisation_id, m.roles, o.status"
                    + " FROM identity.account a"
                    + " LEFT JOIN identity.member m"
                    + " ON m.account_id = a.id AND m.status = 'ACTIVE'"
                    + " LEFT JOIN identity.organisation o ON o.id = m.organisation_id";

    private final Sql sql;

    @Inject
    JdbcLogins(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<KnownPassword> password(String email) {
        return EmailAddress.find(email)
                .flatMap(
                        address ->
                                sql.find(
                                        "SELECT id, password_hash FROM identity.account"
                                                + " WHERE email = ? AND password_hash <> ''",
                                        List.of(address.value()),
                                        JdbcLogins::knownPassword));
    }

    @Override
    public Optional<Standing> session(PortalLogin login) {
        var chosen = login.chosen().map(MemberId::value).orElse(Subject.NOBODY);
        var provider = login.provider().orElse(new PortalLogin.ProviderSession("", ""));
        return sql.find(
                STANDING
                        + " WHERE a.id = ? AND a.sessions_valid_from <= ?"
                        + " AND NOT EXISTS (SELECT 1 FROM identity.ended_session e"
                        + " WHERE e.issuer = ? AND e.session_id = ?)"
                        + " ORDER BY CASE WHEN m.id = ? THEN 0 ELSE 1 END, o.name, o.id LIMIT 1",
                List.of(
                        login.account().value(),
                        login.begunAt(),
                        provider.issuer(),
                        provider.id(),
                        chosen),
                JdbcLogins::standing);
    }

    @Override
    public Optional<Standing> standing(AccountId account, Optional<String> slug) {
        var any = " WHERE a.id = ?";
        var order = " ORDER BY o.name, o.id LIMIT 1";
        return slug.isEmpty()
                ? sql.find(STANDING + any + order, List.of(account.value()), JdbcLogins::standing)
                : sql.find(
                        STANDING + any + " AND o.slug = ?" + order,
                        List.of(account.value(), slug.get()),
                        JdbcLogins::standing);
    }

    @Override
    public Optional<KeyStanding> apiKey(Digest secret, Instant now) {
        return sql.find(
                "SELECT k.id, k.scopes, u.last_used_at,"
                        + " m.account_id, m.id AS member_id, m.organisation_id, m.roles, o.status"
                        + " FROM identity.api_key k"
                        + " JOIN identity.member m ON m.id = k.member_id AND m.status = 'ACTIVE'"
                        + " JOIN identity.organisation o ON o.id = m.organisation_id"
                        + " LEFT JOIN identity.api_key_use u ON u.api_key_id = k.id"
                        + " WHERE k.secret_digest = ? AND k.status = 'ACTIVE' AND k.expires_at > ?",
                List.of(secret, now),
                row ->
                        new KeyStanding(
                                new ApiKeyId(row.getObject("id", UUID.class)),
                                standing(row).narrowed(RoleSet.parse(row.getString("scopes"))),
                                Sql.optionalInstant(row, "last_used_at")
                                        .map(used -> used.plus(USE_IS_STALE_AFTER).isBefore(now))
                                        .orElse(true)));
    }

    @Override
    public void used(ApiKeyId key, Instant now) {
        int noted =
                sql.update(
                        "UPDATE identity.api_key_use SET last_used_at = ? WHERE api_key_id = ?",
                        List.of(now, key.value()));
        if (noted == 0) {
            // two first uses at once: the second finds the row and leaves it as it is
            sql.update(
                    "INSERT INTO identity.api_key_use (api_key_id, last_used_at) VALUES (?, ?)"
                            + " ON CONFLICT DO NOTHING",
                    List.of(key.value(), now));
        }
    }

    private static KnownPassword knownPassword(ResultSet row) throws SQLException {
        return new KnownPassword(
                new AccountId(row.getObject("id", UUID.class)), row.getString("password_hash"));
    }

    private static Standing standing(ResultSet row) throws SQLException {
        var member = row.getObject("member_id", UUID.class);
        var account = new AccountId(row.getObject("account_id", UUID.class));
        if (member == null) {
            return new Standing(
                    account,
                    new MemberId(Subject.NOBODY),
                    new OrganisationId(Subject.NOBODY),
                    Set.of());
        }
        var roles =
                "ACTIVE".equals(row.getString("status"))
                        ? RoleSet.parse(row.getString("roles"))
                        : Set.<Role>of();
        return new Standing(
                account,
                new MemberId(member),
                new OrganisationId(row.getObject("organisation_id", UUID.class)),
                roles);
    }
}
