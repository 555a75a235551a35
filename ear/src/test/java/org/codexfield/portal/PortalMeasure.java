package org.codexfield.portal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.codexfield.server.MeasuredPortal;
import org.codexfield.server.SampleOrganisations;

/**
 * Measures pages and lists of an organisation that gave many grants, and their export. A program of
 * its own, not part of the build; its argument is the number of grants.
 */
public final class PortalMeasure {

    private static final int WARM_UP = 30;
    private static final int ROUNDS = 100;

    private final MeasuredPortal portal;

    private PortalMeasure(MeasuredPortal portal) {
        this.portal = portal;
    }

    /** Takes the number of grants. */
    public static void main(String[] arguments) throws SQLException {
        try (var portal = new MeasuredPortal("portal-measure")) {
            new PortalMeasure(portal).run(Integer.parseInt(arguments[0]));
        }
    }

    private void run(int many) throws SQLException {
        var cast = Story.Cast.at(portal.address());
        cast.request().upTo(4);
        try (var connection = connect()) {
            copy(connection, "access_request", many);
            copy(connection, "access_grant", many);
            copy(connection, "grant_entry", many);
            execute(connection, "ANALYZE");
            measure("SQL of the register alone", () -> bare(connection));
        }
        measure("REST, 25 grants given", () -> cast.clara().get("grants?side=given&limit=25"));
        measure("REST, 200 grants given", () -> cast.clara().get("grants?side=given&limit=200"));
        measure("REST, 25 grants held", () -> cast.rita().get("grants?side=held&limit=25"));
        var clara = signedIn("clara@northlight-institute.example");
        var rita = signedIn("rita@aurora-lab.example");
        measure("page: grants register", () -> clara.open("/grants.xhtml"));
        measure("page: grants that end soon", () -> clara.open("/grants.xhtml?ends=90"));
        measure("page: my grants", () -> rita.open("/my-grants.xhtml"));
        measure("page: inbox", () -> clara.open("/inbox.xhtml"));
        measure("page: catalogue", () -> clara.open("/catalogue.xhtml"));
        for (var format : new String[] {"CSV", "PDF", "XLSX"}) {
            long start = System.nanoTime();
            int size = export(clara.open("/grants.xhtml"), format);
            System.out.printf(
                    "export of %,d grants, %s: %.1f s, %,d characters%n",
                    many, format, (System.nanoTime() - start) / 1e9, size);
        }
    }

    private Visitor signedIn(String email) {
        var visitor = new Visitor(portal.address(), "/login.xhtml");
        visitor.submit(
                        "form",
                        "signIn",
                        Map.of("email", email, "password", SampleOrganisations.PASSWORD))
                .follow();
        return visitor;
    }

    private static int export(Visitor visitor, String format) {
        var button =
                Pattern.compile("<button id=\"([^\"]+)\"(?:(?!</button>).)*" + format)
                        .matcher(visitor.text());
        if (!button.find()) {
            throw new IllegalStateException("no export as " + format);
        }
        var name = button.group(1).substring("list:".length());
        visitor.submit("list", name, Map.of());
        if (visitor.header("Content-Disposition").isEmpty()) {
            throw new IllegalStateException("no file: " + visitor.text());
        }
        return visitor.text().length();
    }

    private Connection connect() throws SQLException {
        var as = portal.database().environment();
        return DriverManager.getConnection(
                portal.database().url(),
                as.get("CODEXFIELD_DB_MIGRATOR_USER"),
                as.get("CODEXFIELD_DB_MIGRATOR_PASSWORD"));
    }

    /** Copies the only row, with ids that are numbers: a copy's request is that of its number. */
    private static void copy(Connection connection, String table, int many) throws SQLException {
        var names = new StringBuilder();
        var values = new StringBuilder();
        try (var columns = connection.getMetaData().getColumns(null, "licensing", table, null)) {
            while (columns.next()) {
                var name = columns.getString("COLUMN_NAME");
                boolean numbered =
                        name.equals("id") || name.equals("request_id") || name.equals("grant_id");
                names.append(names.length() == 0 ? "" : ", ").append(name);
                values.append(values.length() == 0 ? "" : ", ")
                        .append(numbered ? "CAST(lpad(to_hex(n), 32, '0') AS UUID)" : "t." + name);
            }
        }
        execute(
                connection,
                "INSERT INTO licensing."
                        + table
                        + " ("
                        + names
                        + ") SELECT "
                        + values
                        + " FROM (SELECT * FROM licensing."
                        + table
                        + " LIMIT 1) t, generate_series(1, "
                        + (many - 1)
                        + ") n");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int bare(Connection connection) {
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT g.*, count(*) OVER () FROM licensing.access_grant g"
                                        + " WHERE g.provider_id = (SELECT provider_id FROM"
                                        + " licensing.access_grant LIMIT 1)"
                                        + " ORDER BY g.id DESC LIMIT 25")) {
            int read = 0;
            while (rows.next()) {
                read += rows.getObject(1, UUID.class).toString().length();
            }
            return read;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is measured; whatever it gives is thrown away. */
    @FunctionalInterface
    private interface Work {
        Object run();
    }

    private static void measure(String what, Work work) {
        var nanos = new long[ROUNDS];
        for (int i = -WARM_UP; i < ROUNDS; i++) {
            long start = System.nanoTime();
            var result = work.run();
            if (i >= 0) {
                nanos[i] = System.nanoTime() - start;
            }
            if (result instanceof Visitor visitor && visitor.status() != 200) {
                throw new IllegalStateException(what + ": " + visitor.status());
            }
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%-28s p50 %6.1f ms, p95 %6.1f ms%n",
                what, nanos[ROUNDS / 2] / 1e6, nanos[ROUNDS * 95 / 100] / 1e6);
    }
}
