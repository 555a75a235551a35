package org.codexfield.licensing.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codexfield.capsules.verify.CapsuleName;
import org.codexfield.identity.OrganisationId;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.GrantStanding;
import org.codexfield.licensing.GrantStandings;
import org.codexfield.licensing.GrantStatus;
import org.codexfield.licensing.service.StandingRows;
import org.codexfield.shared.Did;
import org.codexfield.shared.Digest;
import org.codexfield.shared.persistence.Sql;

@Dependent
class JdbcStandingRows implements StandingRows {

    private final Sql sql;

    @Inject
    JdbcStandingRows(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<GrantStanding> find(Set<GrantId> grants) {
        if (grants.isEmpty()) {
            return List.of();
        }
        return sql.list(
                "SELECT id, status, provider_id, provider_did, consumer_id, consumer_did, capsule,"
                        + " capsule_digest, terms_digest, actions, purposes, valid_from,"
                        + " valid_until FROM licensing.access_grant WHERE id IN ("
                        + String.join(", ", Collections.nCopies(grants.size(), "?"))
                        + ")",
                grants.stream().map(GrantId::value).toList(),
                JdbcStandingRows::standing);
    }

    @Override
    public List<GrantStandings.Pause> pauses(GrantId grant) {
        var entries =
                sql.list(
                        "SELECT kind, at FROM licensing.grant_entry WHERE grant_id = ?"
                                + " AND kind IN ('SUSPENDED', 'RESUMED', 'REVOKED') ORDER BY id",
                        List.of(grant.value()),
                        row -> Map.entry(row.getString("kind"), Sql.instant(row, "at")));
        var pauses = new ArrayList<GrantStandings.Pause>();
        for (int i = 0; i < entries.size(); i++) {
            if (!entries.get(i).getKey().equals("RESUMED")) {
                boolean ended = i + 1 < entries.size();
                pauses.add(
                        new GrantStandings.Pause(
                                entries.get(i).getValue(),
                                ended ? entries.get(i + 1).getValue() : Instant.MAX));
            }
        }
        return pauses;
    }

    private static GrantStanding standing(ResultSet row) throws SQLException {
        return new GrantStanding(
                new GrantId(row.getObject("id", UUID.class)),
                GrantStatus.valueOf(row.getString("status")),
                false,
                new OrganisationId(row.getObject("provider_id", UUID.class)),
                new Did(row.getString("provider_did")),
                new OrganisationId(row.getObject("consumer_id", UUID.class)),
                new Did(row.getString("consumer_did")),
                CapsuleName.parse(row.getString("capsule")),
                new Digest(row.getBytes("capsule_digest")),
                new Digest(row.getBytes("terms_digest")),
                words(row, "actions")
                        .flatMap(word -> Action.find(word).stream())
                        .collect(Collectors.toSet()),
                words(row, "purposes").collect(Collectors.toSet()),
                Sql.instant(row, "valid_from"),
                Sql.instant(row, "valid_until"),
                Set.of());
    }

    private static Stream<String> words(ResultSet row, String column) throws SQLException {
        return Stream.of(row.getString(column).split(",", -1));
    }
}
