package org.codexfield.licensing.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.codexfield.identity.Caller;
import org.codexfield.licensing.GrantId;
import org.codexfield.shared.ListQuery;
import org.codexfield.shared.persistence.Sql;
import org.codexfield.shared.persistence.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The registers of an organisation that gave, and one that holds, ten thousand grants. */
abstract class ManyGrantsContract extends LicensingContract {

    private static final int MANY = 10_000;
    private static final int ROWS = 1_000;
    private static final int STATEMENTS = 5;
    private static final String NUMBER =
            "CAST('00000000-0000-0000-0000-00000000' || a.d || b.d || e.d || f.d AS UUID)";

    ManyGrantsContract(Supplier<TestDatabase> source) {
        super(source);
    }

    @BeforeAll
    void grantMany() {
        var grant = own.aGrant();
        own.app.identity.database.inTransaction(
                () -> {
                    copy("access_request", "id");
                    copy("access_grant", "id", "request_id");
                    copy("grant_entry", "id", "grant_id");
                });
        new Sql(own.app.identity.database.migrator()).update("ANALYZE", List.of());
        assertThat(page(own.officer, given(1)).total()).isEqualTo(MANY);
        assertThat(own.app.as(own.officer, () -> own.get(GrantService.class).get(grant)).id())
                .isEqualTo(grant.value());
    }

    /** Copies the only row, with numbers for ids: a copy's request has the number of the copy. */
    private void copy(String table, String... ids) {
        var sql = own.app.identity.database.sql();
        var columns =
                sql.list(
                        "SELECT column_name FROM information_schema.columns"
                                + " WHERE table_schema = 'licensing' AND table_name = ?"
                                + " AND is_generated = 'NEVER'",
                        List.of(table),
                        row -> row.getString(1));
        var numbered = List.of(ids);
        var values =
                columns.stream()
                        .map(column -> numbered.contains(column) ? NUMBER : "t." + column)
                        .toList();
        var digits = " (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) ";
        sql.update(
                "INSERT INTO licensing."
                        + table
                        + " ("
                        + String.join(", ", columns)
                        + ") SELECT "
                        + String.join(", ", values)
                        + " FROM (SELECT * FROM licensing."
                        + table
                        + " ORDER BY id DESC LIMIT 1) t CROSS JOIN"
                        + String.join("CROSS JOIN", digits + "a(d) ", digits + "b(d) ")
                        + "CROSS JOIN"
                        + String.join("CROSS JOIN", digits + "e(d) ", digits + "f(d) ")
                        + "WHERE a.d + b.d + e.d + f.d > 0",
                List.of());
    }

    /** Whatever is sorted, filtered or searched, and wherever the page begins. */
    @Test
    void aPage_takesTheSameStatements_howeverManyRowsItHas() {
        var deep = new ListQuery(9_900, 25, "validUntil", true, "", given(1).filters());
        for (var query :
                List.of(
                        given(1),
                        given(25),
                        given(200),
                        deep,
                        given(25).where("status", "active"),
                        given(25).where("endsWithin", "90"),
                        given(25).containing("research"))) {
            assertThat(statements(own.officer, query)).as(query.toString()).isEqualTo(STATEMENTS);
        }
        var held = ListQuery.first(200).where("side", "held");
        assertThat(page(own.requester, held).total()).isEqualTo(MANY);
        assertThat(statements(own.requester, held)).isEqualTo(STATEMENTS);
    }

    @Test
    void pages_leaveOutNone_andRepeatNone() {
        var seen = new ArrayList<GrantId>();
        for (int offset = MANY - ROWS; offset < MANY; offset += ListQuery.MAX_LIMIT) {
            page(own.officer, ListQuery.at(offset, ListQuery.MAX_LIMIT).where("side", "given"))
                    .items()
                    .forEach(grant -> seen.add(new GrantId(grant.id())));
        }
        assertThat(seen).hasSize(ROWS).doesNotHaveDuplicates();
    }

    private static ListQuery given(int rows) {
        return ListQuery.first(rows).where("side", "given");
    }

    private org.codexfield.shared.Page<GrantView> page(Caller by, ListQuery query) {
        return own.app.as(by, () -> own.get(GrantService.class).list(query));
    }

    private long statements(Caller by, ListQuery query) {
        return own.app.identity.database.statements(
                () ->
                        own.app.does(
                                by,
                                () ->
                                        assertThat(own.get(GrantService.class).list(query).items())
                                                .isNotEmpty()));
    }
}
