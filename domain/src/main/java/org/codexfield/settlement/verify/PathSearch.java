package org.codexfield.settlement.verify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.codexfield.capsules.verify.ShareKind;
import org.codexfield.shared.Digest;

/** Lists the ways to a version, without recursion and without ever entering a dead end. */
final class PathSearch {

    private static final Comparator<EdgeFlow> LARGER_FIRST =
            Comparator.comparingInt(EdgeFlow::sharePpm).reversed().thenComparing(EdgeFlow::parent);

    private final Digest target;
    private final long startMicro;
    private final Map<Digest, List<EdgeFlow>> onwards = new HashMap<>();

    /** How many ways lead from a version to the target; only versions from which one does. */
    private final Map<Digest, Long> ways = new HashMap<>();

    private final Digest start;

    PathSearch(Explanation explanation, Digest target) {
        this.target = target;
        this.start = explanation.incomes().isEmpty() ? target : first(explanation).manifest();
        this.startMicro = explanation.incomes().isEmpty() ? 0 : first(explanation).inflowMicro();
        ways.put(target, 1L);
        var parentsFirst = new ArrayList<>(explanation.edges());
        Collections.reverse(parentsFirst);
        for (var edge : parentsFirst) {
            if (edge.kind() == ShareKind.CASCADING
                    && edge.amountMicro() > 0
                    && ways.containsKey(edge.parent())) {
                onwards.computeIfAbsent(edge.child(), any -> new ArrayList<>()).add(edge);
                ways.merge(edge.child(), ways.getOrDefault(edge.parent(), 0L), PathSearch::bounded);
            }
        }
        onwards.values().forEach(edges -> edges.sort(LARGER_FIRST));
    }

    private static VersionIncome first(Explanation explanation) {
        return explanation.incomes().get(0);
    }

    private static long bounded(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }

    FlowPaths first(int most) {
        if (startMicro == 0 || !ways.containsKey(start)) {
            return new FlowPaths(List.of(), 0);
        }
        var found = new ArrayList<FlowPath>();
        var path = new ArrayList<EdgeFlow>();
        var open = new ArrayDeque<Iterator<EdgeFlow>>();
        var at = start;
        while (found.size() < most) {
            if (at.equals(target)) {
                found.add(new FlowPath(path, amount(path)));
                open.push(Collections.emptyIterator());
            } else {
                open.push(onwards.getOrDefault(at, List.of()).iterator());
            }
            while (!open.isEmpty() && !open.peek().hasNext()) {
                open.pop();
                if (!path.isEmpty()) {
                    path.remove(path.size() - 1);
                }
            }
            if (open.isEmpty()) {
                break;
            }
            var edge = open.peek().next();
            path.add(edge);
            at = edge.parent();
        }
        return new FlowPaths(found, ways.getOrDefault(start, 0L));
    }

    private long amount(List<EdgeFlow> path) {
        long amount = startMicro;
        for (var edge : path) {
            amount = Fraction.floorPpm(amount, edge.sharePpm());
        }
        return amount;
    }
}
