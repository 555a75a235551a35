package org.codexfield.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExcerptTest {

    private static final long TOTAL = 250;

    private static Page<Long> lines(ListQuery query) {
        List<Long> items =
                LongStream.range(query.offset(), Math.min(TOTAL, query.offset() + query.limit()))
                        .boxed()
                        .toList();
        return new Page<>(items, TOTAL);
    }

    @Test
    void everyLine_isOnOnePage() {
        var first = Excerpt.read("1", ExcerptTest::lines);
        var last = Excerpt.read("3", ExcerptTest::lines);
        assertThat(first.first()).isEqualTo(1);
        assertThat(first.last()).isEqualTo(100);
        assertThat(first.older()).isTrue();
        assertThat(first.newer()).isFalse();
        assertThat(last.first()).isEqualTo(201);
        assertThat(last.last()).isEqualTo(250);
        assertThat(last.older()).isFalse();
        assertThat(last.newer()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "two", "1e9", "999999999999"})
    void whatIsNoPage_isTheFirst(String number) {
        assertThat(Excerpt.read(number, ExcerptTest::lines).number()).isEqualTo(1);
    }

    @Test
    void aPageBeyondTheEnd_isEmpty_andLeadsBack() {
        var beyond = Excerpt.read("99", ExcerptTest::lines);
        assertThat(beyond.items()).isEmpty();
        assertThat(beyond.paged()).isTrue();
        assertThat(beyond.newer()).isTrue();
    }

    @Test
    void aShortHistory_hasNoLinks() {
        assertThat(Excerpt.read("1", query -> new Page<>(List.of("x"), 1)).paged()).isFalse();
    }
}
