package org.codexfield.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ListQueryTest {

    @Test
    void aQuery_isNarrowedStepByStep() {
        var query = ListQuery.at(20, 10).where("status", "active").containing("ann");

        assertThat(query)
                .isEqualTo(new ListQuery(20, 10, "", false, "ann", Map.of("status", "active")));
    }

    @Test
    void aQuery_hasBounds() {
        assertThat(ListQuery.first(ListQuery.MAX_LIMIT).limit()).isEqualTo(200);
        assertRefused(() -> ListQuery.first(0));
        assertRefused(() -> ListQuery.first(201));
        assertRefused(() -> ListQuery.at(-1, 10));
        assertRefused(() -> ListQuery.at(10_000_001, 10));
        assertRefused(() -> ListQuery.first(10).containing("x".repeat(201)));
        assertRefused(() -> ListQuery.first(10).where("name", "x".repeat(201)));
        var many = new LinkedHashMap<String, String>();
        for (int i = 0; i < 11; i++) {
            many.put("column" + i, "");
        }
        assertRefused(() -> new ListQuery(0, 10, "", false, "", many));
    }

    private static void assertRefused(ThrowingCallable query) {
        assertThatThrownBy(query).isInstanceOf(ListQueryIsOutOfBounds.class);
    }
}
