package org.codexfield.licensing.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.codexfield.licensing.Action;
import org.codexfield.licensing.GrantId;
import org.codexfield.licensing.service.LicensingViews.Waiting;
import org.codexfield.shared.Ids;
import org.codexfield.shared.persistence.Sql;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.Test;

/** What the database itself holds of requests and grants. */
abstract class RowsContract extends LicensingContract {

    RowsContract(Supplier<TestDatabase> source) {
        super(source);
    }

    void assertRefused(String statement, Object... parameters) {
        assertThatThrownBy(() -> application().update(statement, List.of(parameters))).isNotNull();
    }

    Sql application() {
        return own.app.identity.database.sql();
    }

    private Sql migrator() {
        return new Sql(own.app.identity.database.migrator());
    }

    @Test
    void aGrant_isIssuedOnce() {
        var grant = own.aGrant();
        insert(grant, "SUSPENDED");
        insert(grant, "SUSPENDED");

        assertThatThrownBy(() -> insert(grant, "ISSUED")).isNotNull();
    }

    private void insert(GrantId grant, String kind) {
        var now = own.app.clock.instant();
        application()
                .update(
                        "INSERT INTO licensing.grant_entry (id, grant_id, kind, member_id, body,"
                                + " valid_until, at) VALUES (?, ?, ?, ?, '', ?, ?)",
                        List.of(Ids.next(now), grant.value(), kind, new UUID(0, 0), now, now));
    }

    @Test
    void grants_andTheirHistory_areNeverDeleted() {
        var grant = own.aGrant().value();
        assertRefused("DELETE FROM licensing.access_grant WHERE id = ?", grant);
        assertRefused("DELETE FROM licensing.grant_entry WHERE grant_id = ?", grant);
        assertRefused("UPDATE licensing.grant_entry SET body = 'x' WHERE grant_id = ?", grant);
    }

    @Test
    void aGrant_neverEndsBeforeItWasApproved() {
        var grant = own.aGrant().value();
        assertRefused(
                "UPDATE licensing.access_grant SET valid_until = approved_until - INTERVAL '1' DAY"
                        + " WHERE id = ?",
                grant);
    }

    @Test
    void thePurposesOfARequest_areAColumn_alsoOfOldRows() {
        var asked =
                new RequestDraft.Asked(
                        Set.of("teaching", "research"),
                        Set.of(Action.INVOKE),
                        Map.of("why", "\"purposes\":[\"nothing\"] and ] more"));
        var id = own.aDraft(own.anOffer(), asked);
        var none =
                own.aDraft(
                        own.anOffer(),
                        new RequestDraft.Asked(Set.of(), Set.of(), Map.of("why", "x")));
        assertThat(purposes(id.value())).isEqualTo("research,teaching");

        migrator().update("UPDATE licensing.access_request SET purposes = ''", List.of());
        migrator().update(filling(), List.of());

        assertThat(purposes(id.value())).isEqualTo("research,teaching");
        assertThat(purposes(none.value())).isEmpty();
        var rows =
                own.app.as(
                        own.requester,
                        () -> own.get(RequestReadingService.class).list(Waiting.ANY, ALL));
        assertThat(rows.items())
                .filteredOn(row -> row.id().equals(id.value()))
                .singleElement()
                .extracting(RequestRow::purposes)
                .isEqualTo(List.of("research", "teaching"));
        assertThat(rows.items())
                .filteredOn(row -> row.id().equals(none.value()))
                .singleElement()
                .extracting(RequestRow::purposes)
                .isEqualTo(List.of());
    }

    private String purposes(UUID id) {
        return application()
                .find(
                        "SELECT purposes FROM licensing.access_request WHERE id = ?",
                        List.of(id),
                        row -> row.getString(1))
                .orElseThrow();
    }

    /** The statement of the migration that fills what was there before. */
    private static String filling() {
        var file = "/db/migration/V0048__licensing_request_purposes.sql";
        try (var script = Objects.requireNonNull(RowsContract.class.getResourceAsStream(file))) {
            var text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.replaceAll("(?m)^--.*$", "").split(";", -1))
                    .map(String::strip)
                    .filter(one -> one.startsWith("UPDATE"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
