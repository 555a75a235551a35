package org.codexfield.shared.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.ListQueryIsOutOfBounds;
import org.codexfield.shared.Page;
import org.jboss.resteasy.specimpl.ResteasyUriInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListParametersTest {

    private static final List<Integer> ROWS = IntStream.range(0, 125).boxed().toList();

    @Test
    void withoutParameters_thereAreFifty() {
        var page = page("");
        assertThat(page.items()).hasSize(50).startsWith(0);
        assertThat(page.total()).isEqualTo(125);
        assertThat(page.next()).isNotNull();
    }

    @Test
    void followingNext_givesEveryRowOnce() {
        var seen = new ArrayList<Integer>();
        var page = page("limit=40");
        seen.addAll(page.items());
        while (page.next() != null) {
            page = page("limit=40&next=" + page.next());
            seen.addAll(page.items());
        }
        assertThat(seen).isEqualTo(ROWS);
    }

    @Test
    void theLastPage_hasNoNext_evenWhenFull() {
        assertThat(page("limit=125").next()).isNull();
        assertThat(page("limit=200").next()).isNull();
    }

    @Test
    void parametersReachTheQuery() {
        var asked = new ArrayList<ListQuery>();
        parameters("limit=7&sort=-name&q=x%20y&state=open", "filtered")
                .page(
                        query -> {
                            asked.add(query);
                            return new Page<>(List.of(), 0);
                        });
        assertThat(asked)
                .containsExactly(
                        new ListQuery(
                                0, 7, "name", true, "x y", java.util.Map.of("state", "open")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=-1", "limit=x", "limit=1&limit=2"})
    void aLimitOutOfBounds_isRefused(String query) {
        assertThat(refused(query).members()).containsEntry("parameter", "limit");
    }

    @Test
    void anUnknownParameter_isRefused() {
        assertThat(refused("lmit=3").members()).containsEntry("parameter", "lmit");
        assertThat(refused("state=open").detail()).contains("known are [limit, next, q, sort]");
    }

    @Test
    void aSearchTooLong_isRefused() {
        assertThatThrownBy(() -> page("q=" + "a".repeat(201)))
                .isInstanceOf(ListQueryIsOutOfBounds.class);
    }

    @Test
    void anAlteredCursor_isRefused() {
        String next = String.valueOf(page("").next());
        for (int i = 0; i < next.length(); i++) {
            char other = next.charAt(i) == 'A' ? 'B' : 'A';
            String altered = next.substring(0, i) + other + next.substring(i + 1);
            assertThat(refused("next=" + altered).code()).isEqualTo("cursor-is-invalid");
        }
        assertThat(refused("next=" + next + "A").code()).isEqualTo("cursor-is-invalid");
        assertThat(refused("next=" + next + "=").code()).isEqualTo("cursor-is-invalid");
        assertThat(refused("next=%21").code()).isEqualTo("cursor-is-invalid");
        assertThat(refused("next=" + "A".repeat(5000)).code()).isEqualTo("cursor-is-invalid");
    }

    @Test
    void aCursorOfAnotherQueryOrList_isRefused() {
        String next = String.valueOf(page("").next());
        assertThat(refused("q=other&next=" + next).code()).isEqualTo("cursor-is-invalid");
        assertThat(refused("sort=name&next=" + next).code()).isEqualTo("cursor-is-invalid");
        var elsewhere =
                new ListParameters(
                        new ResteasyUriInfo(
                                URI.create("http://localhost/api/v1/others?next=" + next)),
                        new Served("unfiltered"));
        assertThat(
                        catchThrowableOfType(
                                        RequestIsRefused.class,
                                        () -> elsewhere.page(ListParametersTest::rows))
                                .problem()
                                .code())
                .isEqualTo("cursor-is-invalid");
    }

    @Test
    void anotherLimit_mayGoOnWithACursor() {
        var page = page("limit=3&next=" + page("").next());
        assertThat(page.items()).containsExactly(50, 51, 52);
    }

    private static Page<Integer> rows(ListQuery query) {
        int from = (int) Math.min(query.offset(), ROWS.size());
        int to = Math.min(from + query.limit(), ROWS.size());
        return new Page<>(ROWS.subList(from, to), ROWS.size());
    }

    @SuppressWarnings("unused") // found by name
    static final class Resource {
        @Filters("state")
        public void filtered() {}

        public void unfiltered() {}
    }

    private record Served(String method) implements ResourceInfo {
        @Override
        public Method getResourceMethod() {
            try {
                return Resource.class.getMethod(method);
            } catch (NoSuchMethodException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public Class<?> getResourceClass() {
            return Resource.class;
        }
    }

    private static ListParameters parameters(String query) {
        return parameters(query, "unfiltered");
    }

    private static ListParameters parameters(String query, String method) {
        return new ListParameters(
                new ResteasyUriInfo(URI.create("http://localhost/api/v1/things?" + query)),
                new Served(method));
    }

    private static ListResponse<Integer> page(String query) {
        return parameters(query).page(ListParametersTest::rows);
    }

    private static Problem refused(String query) {
        return catchThrowableOfType(RequestIsRefused.class, () -> page(query)).problem();
    }
}
