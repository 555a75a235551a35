package org.codexfield.licensing.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.codexfield.identity.OrganisationId;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.GrantStatus;
import org.codexfield.licensing.model.StatusLists;
import org.codexfield.licensing.verify.BitstringStatusList;
import org.codexfield.licensing.verify.StatusPurpose;
import org.codexfield.shared.Ids;
import org.codexfield.shared.persistence.Sql;

@ApplicationScoped
class JdbcStatusLists implements StatusLists {

    // a list is left half empty, so that a free place is found by chance soon
    private static final int MOST_PLACES = BitstringStatusList.MIN_BITS / 2;

    private final Sql sql;
    private final SecureRandom random;
    private final Clock clock;

    @Inject
    JdbcStatusLists(Sql sql, SecureRandom random, Clock clock) {
        this.sql = sql;
        this.random = random;
        this.clock = clock;
    }

    @Override
    public List<Place> places(GrantId grant, OrganisationId provider) {
        var places = new ArrayList<>(given(grant));
        if (places.isEmpty()) {
            for (var purpose : StatusPurpose.values()) {
                places.add(give(grant, openList(provider, purpose)));
            }
        }
        return places;
    }

    @Override
    public List<Place> given(GrantId grant) {
        return sql.list(
                "SELECT p.list_id, l.purpose, p.place FROM licensing.status_place p"
                        + " JOIN licensing.status_list l ON l.id = p.list_id"
                        + " WHERE p.grant_id = ? ORDER BY l.purpose",
                List.of(grant.value()),
                row ->
                        new Place(
                                row.getObject(1, UUID.class),
                                StatusPurpose.valueOf(row.getString(2)),
                                row.getInt(3)));
    }

    private Place give(GrantId grant, ListFacts list) {
        int place = random.nextInt(BitstringStatusList.MIN_BITS);
        while (!take(grant, list, place)) {
            place = random.nextInt(BitstringStatusList.MIN_BITS);
        }
        return new Place(list.id(), list.purpose(), place);
    }

    private boolean take(GrantId grant, ListFacts list, int place) {
        return sql.update(
                        "INSERT INTO licensing.status_place (list_id, place, grant_id)"
                                + " VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                        List.of(list.id(), place, grant.value()))
                > 0;
    }

    /** The newest list of the provider that has room; a new one when there is none. */
    private ListFacts openList(OrganisationId provider, StatusPurpose purpose) {
        var newest =
                sql.list(
                        "SELECT l.id, l.number, (SELECT count(*) FROM licensing.status_place p"
                                + " WHERE p.list_id = l.id) FROM licensing.status_list l"
                                + " WHERE l.provider_id = ? AND l.purpose = ?"
                                + " ORDER BY l.number DESC LIMIT 1",
                        List.of(provider.value(), purpose.name()),
                        row ->
                                new Newest(
                                        row.getObject(1, UUID.class),
                                        row.getInt(2),
                                        row.getLong(3)));
        if (!newest.isEmpty() && newest.get(0).places() < MOST_PLACES) {
            return new ListFacts(newest.get(0).id(), provider, purpose);
        }
        int number = newest.isEmpty() ? 1 : newest.get(0).number() + 1;
        // somebody else may open the same one at this moment: then that is the one
        sql.update(
                "INSERT INTO licensing.status_list (id, provider_id, purpose, number)"
                        + " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                List.of(Ids.next(clock.instant()), provider.value(), purpose.name(), number));
        return sql.find(
                        "SELECT id FROM licensing.status_list"
                                + " WHERE provider_id = ? AND purpose = ? AND number = ?",
                        List.of(provider.value(), purpose.name(), number),
                        row -> new ListFacts(row.getObject(1, UUID.class), provider, purpose))
                .orElseThrow();
    }

    private record Newest(UUID id, int number, long places) {}

    @Override
    public Optional<ListFacts> find(UUID list) {
        return sql.find(
                "SELECT provider_id, purpose FROM licensing.status_list WHERE id = ?",
                List.of(list),
                row ->
                        new ListFacts(
                                list,
                                new OrganisationId(row.getObject(1, UUID.class)),
                                StatusPurpose.valueOf(row.getString(2))));
    }

    @Override
    public Set<Integer> set(ListFacts list) {
        var status =
                switch (list.purpose()) {
                    case REVOCATION -> GrantStatus.REVOKED;
                    case SUSPENSION -> GrantStatus.SUSPENDED;
                };
        // from the provider's few revoked or suspended grants, never through all places of the list
        return Set.copyOf(
                sql.list(
                        "SELECT p.place FROM licensing.access_grant g"
                                + " JOIN licensing.status_place p"
                                + " ON p.grant_id = g.id AND p.list_id = ?"
                                + " WHERE g.provider_id = ? AND g.status = ?",
                        List.of(list.id(), list.provider().value(), status.name()),
                        row -> row.getInt(1)));
    }
}
