package org.codexfield.portal.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.codexfield.capsules.service.LineageView;

/**
 * A lineage laid out in columns: the farthest ancestors on the left, children on the right.
 *
 * @param omitted how many versions there is no room for; the table has them
 */
public record LineageDrawing(
        int width, int height, List<Box> boxes, List<Line> lines, int omitted) {

    private static final int BOX_WIDTH = 208;
    private static final int BOX_HEIGHT = 56;
    private static final int GAP_X = 64;
    private static final int GAP_Y = 16;
    private static final int MARGIN = 12;
    private static final int MAX_ROWS = 8;
    private static final int MAX_COLUMNS = 8;
    private static final int LONGEST = 25;

    /**
     * A version.
     *
     * @param root whether it is the one that the page is about
     */
    public record Box(LineageView.Node node, int x, int y, boolean root) {

        /** Where its text begins. */
        public int textX() {
            return x + 12;
        }

        /** The base line of its title. */
        public int titleY() {
            return y + 24;
        }

        /** The base line of what stands below. */
        public int noteY() {
            return y + 43;
        }

        /** The title, cut to what fits; the digest of a version that the reader may not see. */
        public String title() {
            return cut(node.title().orElseGet(() -> node.manifestDigest().substring(0, 16)));
        }

        /** The name and number. */
        public String note() {
            return node.capsule()
                    .map(name -> cut(name.substring(name.indexOf('/') + 1)))
                    .map(name -> name + " " + node.version().orElse(""))
                    .orElse("");
        }

        private static String cut(String text) {
            return text.codePointCount(0, text.length()) <= LONGEST
                    ? text
                    : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
        }
    }

    /**
     * A line from a parent to its child.
     *
     * @param path as SVG writes it
     */
    public record Line(String path, LineageView.Edge edge) {}

    /** Lays a lineage out. */
    public static LineageDrawing of(LineageView lineage) {
        var columns = new TreeMap<Integer, List<LineageView.Node>>(Comparator.reverseOrder());
        int omitted = 0;
        for (var node : lineage.nodes()) {
            var column = columns.computeIfAbsent(node.distance(), distance -> new ArrayList<>());
            if (column.size() < MAX_ROWS && node.distance() < MAX_COLUMNS - 1) {
                column.add(node);
            } else {
                omitted++;
            }
        }
        columns.values().removeIf(List::isEmpty);
        var boxes = boxes(lineage.root(), columns);
        int rows = columns.values().stream().mapToInt(List::size).max().orElse(1);
        return new LineageDrawing(
                2 * MARGIN + columns.size() * (BOX_WIDTH + GAP_X) - GAP_X,
                2 * MARGIN + rows * (BOX_HEIGHT + GAP_Y) - GAP_Y,
                List.copyOf(boxes.values()),
                lines(lineage, boxes),
                omitted);
    }

    private static Map<String, Box> boxes(
            String root, TreeMap<Integer, List<LineageView.Node>> columns) {
        int rows = columns.values().stream().mapToInt(List::size).max().orElse(1);
        Map<String, Box> boxes = new LinkedHashMap<>();
        int x = MARGIN;
        for (var column : columns.values()) {
            // a short column stands in the middle
            int y = MARGIN + (rows - column.size()) * (BOX_HEIGHT + GAP_Y) / 2;
            for (var node : column) {
                boxes.put(
                        node.manifestDigest(),
                        new Box(node, x, y, node.manifestDigest().equals(root)));
                y += BOX_HEIGHT + GAP_Y;
            }
            x += BOX_WIDTH + GAP_X;
        }
        return boxes;
    }

    private static List<Line> lines(LineageView lineage, Map<String, Box> boxes) {
        var lines = new ArrayList<Line>();
        for (var edge : lineage.edges()) {
            var parent = boxes.get(edge.parent());
            var child = boxes.get(edge.child());
            if (parent != null && child != null) {
                lines.add(new Line(curve(parent, child), edge));
            }
        }
        return lines;
    }

    private static String curve(Box parent, Box child) {
        int fromX = parent.x() + BOX_WIDTH;
        int fromY = parent.y() + BOX_HEIGHT / 2;
        int toX = child.x();
        int toY = child.y() + BOX_HEIGHT / 2;
        int half = Math.max(GAP_X, toX - fromX) / 2;
        return "M%d %d C%d %d %d %d %d %d"
                .formatted(fromX, fromY, fromX + half, fromY, toX - half, toY, toX, toY);
    }

    /** How wide a box is. */
    public int boxWidth() {
        return BOX_WIDTH;
    }

    /** How high a box is. */
    public int boxHeight() {
        return BOX_HEIGHT;
    }
}
