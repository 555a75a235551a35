package org.codexfield.metering.web;

import java.util.List;
import java.util.stream.Collectors;
import org.codexfield.metering.service.UsageCell;
import org.codexfield.metering.service.UsageReport;

/** Usage as a table (RFC 4180): a line for each day and group. No value holds comma or quote. */
final class UsageTable {

    private UsageTable() {}

    static String csv(UsageReport report) {
        var byDay = report.by().equals("day");
        var head =
                "day,"
                        + (byDay ? "" : report.by() + ",")
                        + "calls,refused,failed,bytes,microMu\r\n";
        return report.cells().stream()
                .map(cell -> line(cell, byDay))
                .collect(Collectors.joining("", head, ""));
    }

    private static String line(UsageCell cell, boolean byDay) {
        var sums = cell.sums();
        var group = cell.key().isEmpty() ? "others" : cell.key();
        var numbers =
                List.of(sums.calls(), sums.refused(), sums.failed(), sums.bytes(), sums.microMu());
        return cell.onDay()
                + ","
                + (byDay ? "" : group + ",")
                + numbers.stream().map(Object::toString).collect(Collectors.joining(","))
                + "\r\n";
    }
}
