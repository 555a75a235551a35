package org.codexfield.metering.service;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.codexfield.metering.ReceiptId;
import org.codexfield.metering.service.UsageGround.Refused;

/** Counts what becomes of the events of a batch. */
final class UsageTally {

    private static final int OK = 200;
    private static final int CONFLICT = 409;
    private static final int REFUSED = 400;

    private final boolean batch;
    private final List<Entry> entries = new ArrayList<>();
    private int events;
    private int accepted;
    private int duplicates;
    private int conflicts;
    private int refused;
    private int unlisted;

    private record Entry(int index, UsageResult result) {}

    UsageTally(boolean batch) {
        this.batch = batch;
    }

    void accepted(int index, String id, ReceiptId receipt) {
        events++;
        accepted++;
        if (!batch) {
            list(index, known(index, id, "accepted", receipt));
        }
    }

    void duplicate(int index, String id, ReceiptId receipt) {
        events++;
        duplicates++;
        list(index, known(index, id, "duplicate", receipt));
    }

    void conflict(int index, String id) {
        events++;
        conflicts++;
        list(
                index,
                new UsageResult(
                        pointer(index, "/id"),
                        id,
                        "conflict",
                        CONFLICT,
                        "usage-event-is-taken",
                        null,
                        null));
    }

    void refused(int index, String id, Refused why) {
        events++;
        refused++;
        list(
                index,
                new UsageResult(
                        pointer(index, why.pointer()),
                        id,
                        "refused",
                        REFUSED,
                        why.why().code(),
                        why.detail().isEmpty() ? null : why.detail(),
                        null));
    }

    private UsageResult known(int index, String id, String result, ReceiptId receipt) {
        return new UsageResult(pointer(index, ""), id, result, OK, null, null, receipt.value());
    }

    private String pointer(int index, String at) {
        return batch ? "/" + index + at : at;
    }

    private void list(int index, UsageResult result) {
        if (entries.size() < UsageEventReport.MOST_RESULTS) {
            entries.add(new Entry(index, result));
        } else {
            unlisted++;
        }
    }

    UsageEventReport report() {
        entries.sort(Comparator.comparingInt(Entry::index));
        return new UsageEventReport(
                events,
                accepted,
                duplicates,
                conflicts,
                refused,
                entries.stream().map(Entry::result).toList(),
                unlisted);
    }
}
