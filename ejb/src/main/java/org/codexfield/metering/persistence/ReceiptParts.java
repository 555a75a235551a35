package org.codexfield.metering.persistence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codexfield.identity.OrganisationId;
import org.codexfield.metering.service.ReceiptScope;
import org.codexfield.metering.service.UsageSide;
import org.codexfield.shared.ListQueryIsOutOfBounds;
import org.codexfield.shared.persistence.Sql;

/**
 * The receipts that concern an organisation, as parts that each lie in one index in the order of
 * their starts: what it consumed, what it provided, what each of its nodes served. A receipt may be
 * in several.
 *
 * @param conditions one for each part, or one that holds for all of them
 * @param parameters of all conditions, one after the other
 */
record ReceiptParts(List<String> conditions, List<Object> parameters) {

    private static final int MOST_NODES = 20;
    private static final Map<String, String> COLUMNS =
            Map.of(
                    "grant", "r.grant_id",
                    "node", "r.node_id",
                    "capsule", "r.capsule",
                    "outcome", "r.outcome",
                    "action", "r.action");

    /** A condition and its parameters. */
    private record Condition(String text, List<?> parameters) {

        Condition and(Condition more) {
            var all = new ArrayList<Object>(parameters);
            all.addAll(more.parameters());
            return new Condition(text + more.text(), all);
        }
    }

    /**
     * The parts of what is asked for.
     *
     * @throws ListQueryIsOutOfBounds if it is narrowed by a column that the list does not have
     */
    static ReceiptParts of(Sql sql, OrganisationId organisation, ReceiptScope scope) {
        return of(sql, organisation, narrowed(scope), scope);
    }

    /** The same, of receipts after this one alone. */
    static ReceiptParts after(
            UUID receipt, Sql sql, OrganisationId organisation, ReceiptScope scope) {
        var later = new Condition(" AND r.id > ?", List.of(receipt));
        var narrowed = narrowed(scope).stream().map(one -> one.and(later)).toList();
        return of(sql, organisation, narrowed, scope);
    }

    private static ReceiptParts of(
            Sql sql, OrganisationId organisation, List<Condition> narrowed, ReceiptScope scope) {
        var own = literal(organisation.value());
        var filters = scope.list().filters().keySet();
        if (scope.side().isEmpty() && (filters.contains("grant") || filters.contains("node"))) {
            // the index of the grant or the node leads there
            return joined(
                    List.of(
                            "(r.provider_id = "
                                    + own
                                    + " OR r.consumer_id = "
                                    + own
                                    + " OR "
                                    + served(own)
                                    + ")"),
                    narrowed);
        }
        var parts = new ArrayList<String>();
        if (scope.side().map(UsageSide.CONSUMED::equals).orElse(true)) {
            parts.add("r.consumer_id = " + own);
        }
        if (scope.side().map(UsageSide.PROVIDED::equals).orElse(true)) {
            parts.add("r.provider_id = " + own);
        }
        if (scope.side().map(UsageSide.SERVED::equals).orElse(true)) {
            parts.addAll(served(sql, organisation.value()));
        }
        return joined(parts, narrowed);
    }

    /**
     * Whose receipts they are stands in the statement: a plan for anybody would walk through
     * everybody's.
     */
    private static String literal(UUID id) {
        return "CAST('" + id + "' AS UUID)";
    }

    private static String served(String own) {
        return "r.node_id IN (SELECT n.id FROM metering.node n WHERE n.operator_id = " + own + ")";
    }

    private static List<String> served(Sql sql, UUID own) {
        var nodes =
                sql.list(
                        "SELECT id FROM metering.node WHERE operator_id = ? LIMIT "
                                + (MOST_NODES + 1),
                        List.of(own),
                        row -> row.getObject("id", UUID.class));
        return nodes.size() > MOST_NODES
                ? List.of(served(literal(own)))
                : nodes.stream().map(node -> "r.node_id = " + literal(node)).toList();
    }

    /** Each part with each of the conditions. */
    private static ReceiptParts joined(List<String> parts, List<Condition> narrowed) {
        // nobody's: an organisation without nodes has served nothing
        var all = parts.isEmpty() ? List.of("1 = 0") : parts;
        var conditions = new ArrayList<String>();
        var parameters = new ArrayList<Object>();
        for (var part : all) {
            for (var condition : narrowed) {
                conditions.add(part + condition.text());
                parameters.addAll(condition.parameters());
            }
        }
        return new ReceiptParts(List.copyOf(conditions), List.copyOf(parameters));
    }

    /**
     * Identifiers begin with the time of the start: the indexes that lead to them know it. That of
     * a correction begins with its own time: it is found by what it corrects, in whose days it
     * counts.
     */
    private static List<Condition> narrowed(ReceiptScope scope) {
        var filters = filters(scope);
        if (scope.from().isEmpty() && scope.until().isEmpty()) {
            return List.of(filters);
        }
        var bounds =
                Stream.of(scope.from(), scope.until())
                        .flatMap(Optional::stream)
                        .map(ReceiptParts::first)
                        .toList();
        var calls = new Condition(" AND r.corrects IS NULL" + within(scope, "r.id"), bounds);
        var corrections =
                new Condition(
                        " AND r.id IN (SELECT c.receipt_id FROM metering.correction c WHERE 1 = 1"
                                + within(scope, "c.original")
                                + ")",
                        bounds);
        return List.of(calls.and(filters), corrections.and(filters));
    }

    private static String within(ReceiptScope scope, String id) {
        return (scope.from().isPresent() ? " AND " + id + " >= ?" : "")
                + (scope.until().isPresent() ? " AND " + id + " < ?" : "");
    }

    private static Condition filters(ReceiptScope scope) {
        var text = new StringBuilder();
        var parameters = new ArrayList<Object>();
        scope.list()
                .filters()
                .forEach(
                        (name, value) -> {
                            var column = column(name);
                            value(name, value)
                                    .ifPresentOrElse(
                                            typed -> add(text, parameters, column + " = ?", typed),
                                            () -> text.append(" AND 1 = 0"));
                        });
        if (!scope.list().search().isBlank()) {
            var wanted = scope.list().search().strip().toLowerCase(Locale.ROOT);
            add(
                    text,
                    parameters,
                    "LOWER(r.capsule) LIKE ? ESCAPE '!'",
                    "%" + wanted.replaceAll("([%_!])", "!$1") + "%");
        }
        return new Condition(text.toString(), parameters);
    }

    private static void add(
            StringBuilder text, List<Object> parameters, String condition, Object value) {
        text.append(" AND ").append(condition);
        parameters.add(value);
    }

    private static String column(String name) {
        var column = COLUMNS.get(name);
        if (column == null) {
            throw new ListQueryIsOutOfBounds(name, new TreeSet<>(COLUMNS.keySet()).toString());
        }
        return column;
    }

    /** As the column has it; none if no receipt can have it. */
    private static Optional<Object> value(String name, String value) {
        return switch (name) {
            case "grant", "node" -> uuid(value);
            case "outcome" -> Optional.of(value.toUpperCase(Locale.ROOT).replace('-', '_'));
            default -> Optional.of(value);
        };
    }

    private static Optional<Object> uuid(String value) {
        try {
            return Optional.of(UUID.fromString(value));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Not after any identifier of this time (RFC 9562 section 5.7). */
    static UUID first(Instant of) {
        return new UUID(of.toEpochMilli() << Short.SIZE, 0);
    }

    /** The first identifiers of all parts, each once, in this order. */
    String ids(String order, long most) {
        return each("r.id", " ORDER BY r.id" + order + " LIMIT " + most);
    }

    /** Whole rows of all parts, each once, in no order. */
    String rows(String columns) {
        return each(columns, "");
    }

    private String each(String columns, String end) {
        return conditions.stream()
                .map(
                        condition ->
                                "(SELECT "
                                        + columns
                                        + " FROM metering.receipt r WHERE "
                                        + condition
                                        + end
                                        + ")")
                .collect(Collectors.joining(" UNION "));
    }
}
