package org.codexfield.licensing.model.odrl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codexfield.licensing.Severity;
import org.codexfield.licensing.model.language.Finding;

/**
 * What could not be expressed, as it is found. All of it counts, also what the list has no room
 * for: whether a rule is kept hangs on the number.
 */
final class Losses {

    private static final int MAX_SHOWN = 80;
    private static final int MAX = 1000;

    private final List<Finding> shown = new ArrayList<>();
    private int count;
    private boolean hasErrors;

    /** The first of them, and how many more there are. */
    List<Finding> findings() {
        var findings = new ArrayList<>(shown);
        if (count > shown.size()) {
            findings.add(
                    new Finding(
                            hasErrors ? Severity.ERROR : Severity.WARNING,
                            "odrl-more",
                            0,
                            0,
                            Map.of("count", Integer.toString(count - shown.size()))));
        }
        return List.copyOf(findings);
    }

    boolean hasErrors() {
        return hasErrors;
    }

    int count() {
        return count;
    }

    void add(Severity severity, String code, Map<String, String> arguments) {
        count++;
        hasErrors |= severity == Severity.ERROR;
        if (shown.size() < MAX) {
            shown.add(new Finding(severity, code, 0, 0, arguments));
        }
    }

    void lost(String code, LdNode where, String what) {
        add(Severity.WARNING, code, Map.of("pointer", where.pointer(), "what", shown(what)));
    }

    void note(String code, LdNode where) {
        add(Severity.WARNING, code, Map.of("pointer", where.pointer()));
    }

    void fatal(String code, LdNode where) {
        add(Severity.ERROR, code, Map.of("pointer", where.pointer()));
    }

    /** Reports every member beyond those that are read. */
    void members(LdNode node, Set<String> read) {
        for (String member : node.membersBeyond(read)) {
            add(
                    Severity.WARNING,
                    "odrl-member",
                    Map.of("pointer", node.pointer(), "member", shown(member)));
        }
    }

    private static String shown(String text) {
        String line = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
        return line.length() > MAX_SHOWN ? line.substring(0, MAX_SHOWN) + "…" : line;
    }
}
