package org.codexfield.metering.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.codexfield.licensing.GrantId;
import org.codexfield.metering.service.UsageBackfillService;
import org.codexfield.metering.service.UsageBackfillView;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;
import org.junit.jupiter.api.Test;

class GrantBackfillsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID GRANT = new UUID(1, 1);

    /** The newest first; what waits is the oldest. */
    private final List<UsageBackfillView> all =
            IntStream.range(0, 60).mapToObj(i -> row(i, i < 58 ? "declined" : "asked")).toList();

    private static UsageBackfillView row(int age, String state) {
        return new UsageBackfillView(
                new UUID(2, age),
                GRANT,
                new UUID(3, 3),
                "grid",
                NOON.minusSeconds(7_200),
                NOON.minusSeconds(3_600),
                "The link was down",
                state,
                NOON.minusSeconds(age),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void whatWaitsForADecision_isShownFirst_howeverOld() {
        var page = new GrantBackfills();
        page.backfills =
                new UsageBackfillService() {
                    @Override
                    public Page<UsageBackfillView> ofGrant(GrantId grant, ListQuery query) {
                        assertThat(query.sort()).isEqualTo("at");
                        assertThat(query.descending()).isTrue();
                        var rows =
                                all.stream()
                                        .filter(
                                                row ->
                                                        query.filters()
                                                                .getOrDefault("state", row.state())
                                                                .equals(row.state()))
                                        .limit(query.limit())
                                        .toList();
                        return new Page<>(rows, all.size());
                    }
                };

        var rows = page.rows(GRANT);

        assertThat(rows).hasSize(50).doesNotHaveDuplicates();
        assertThat(rows.subList(0, 3)).containsExactly(all.get(58), all.get(59), all.get(0));
    }
}
