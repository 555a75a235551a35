package org.codexfield.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.SortMeta;
import org.primefaces.model.SortOrder;

class LazyTableTest {

    private final List<Rows.Query> asked = new ArrayList<>();
    private int total = 60;
    private final LazyTable<Integer> table = new LazyTable<>(this::rows, row -> "r" + row);

    private Rows<Integer> rows(Rows.Query query) {
        asked.add(query);
        int end = Math.min(query.offset() + query.size(), total);
        return new Rows<>(IntStream.range(query.offset(), end).boxed().toList(), total);
    }

    @Test
    void page_bringsItsRows_andTheCountOfAll() {
        assertThat(table.load(25, 25, Map.of(), Map.of())).startsWith(25).hasSize(25);
        assertThat(table.getRowCount()).isEqualTo(60);
        assertThat(asked).hasSize(1);
    }

    @Test
    void page_isTheLastOneLeft_whenItsRowsAreGone() {
        total = 30;

        assertThat(table.load(50, 25, Map.of(), Map.of())).containsExactly(25, 26, 27, 28, 29);
    }

    @Test
    void batch_ofAnExport_endsWithAnEmptyOne() {
        assertThat(table.load(500, 500, Map.of(), Map.of())).isEmpty();
    }

    @Test
    void sortingAndFilter_reachTheSource_byTheNameOfTheField() {
        var byName = SortMeta.builder().field("name").order(SortOrder.DESCENDING).build();
        var anna = FilterMeta.builder().field("name").filterValue(" anna ").build();
        var none = FilterMeta.builder().field("role").filterValue("").build();

        table.load(0, 10, Map.of("c1", byName), Map.of("c1", anna, "c2", none));

        assertThat(asked.get(0).sort()).containsExactly(new Rows.Sort("name", true));
        assertThat(asked.get(0).text("name")).contains("anna");
        assertThat(asked.get(0).text("role")).isEmpty();
    }

    @Test
    void row_isFoundByItsKey_onThePageShownOnly() {
        table.setWrappedData(table.load(0, 10, Map.of(), Map.of()));

        assertThat(table.getRowKey(3)).isEqualTo("r3");
        assertThat(table.getRowData("r3")).isEqualTo(3);
        assertThat(table.getRowData("r40")).isNull();
    }
}
