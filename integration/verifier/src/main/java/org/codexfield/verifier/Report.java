package org.codexfield.verifier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.codexfield.evidence.verify.StrictJson;
import org.codexfield.shared.DomainException;
import org.codexfield.shared.UtcText;

/** What was checked, in order, and how it ended. Not for several threads. */
final class Report {

    /** The format of the JSON form. */
    static final int FORMAT_VERSION = 1;

    private final List<Finding> findings = new ArrayList<>();
    private Optional<Instant> packAt = Optional.empty();

    /** A check: it holds if it ends, and does not if it throws a refusal. */
    interface Step {
        void run();
    }

    /** Takes a check and notes how it ended. */
    void check(String check, String about, Step step) {
        var shown = Shown.line(about);
        try {
            step.run();
            findings.add(new Finding(check, shown, Outcome.HOLDS, "", "", true));
        } catch (DoesNotHold e) {
            findings.add(e.finding(check, shown));
        } catch (DomainException e) {
            var reason = e.getMessage() == null ? e.code() : Shown.line(e.getMessage());
            findings.add(new Finding(check, shown, Outcome.DOES_NOT_HOLD, e.code(), reason, true));
        } catch (RuntimeException e) {
            // what strangers wrote may break any check; that it broke is no reason to believe it
            var reason = "The check broke off: " + Shown.line(e.toString());
            findings.add(
                    new Finding(
                            check, shown, Outcome.DOES_NOT_HOLD, "check-broke-off", reason, true));
        }
    }

    /** Notes the time of the pack: nothing here tells what came after it. */
    void ofTime(Instant at) {
        packAt = Optional.of(at);
    }

    /** All of them. */
    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** Whether something was checked, and everything needed holds. */
    boolean holds() {
        return !findings.isEmpty() && findings.stream().noneMatch(Finding::spoils);
    }

    /** For machines. */
    String json() {
        var json = StrictJson.newObject();
        json.put("formatVersion", FORMAT_VERSION).put("holds", holds());
        packAt.ifPresent(at -> json.put("packAt", UtcText.of(at)));
        var list = json.putArray("findings");
        for (var finding : findings) {
            var one =
                    list.addObject()
                            .put("check", finding.check())
                            .put("about", finding.about())
                            .put("outcome", finding.outcome().code())
                            .put("needed", finding.needed());
            if (!finding.code().isEmpty()) {
                one.put("code", finding.code()).put("reason", finding.reason());
            }
        }
        return json.toPrettyString();
    }

    /** For people. */
    String text() {
        var text = new StringBuilder();
        for (var finding : findings) {
            text.append(String.format("%-14s", finding.outcome().words()))
                    .append(finding.check())
                    .append("  ")
                    .append(finding.about())
                    .append('\n');
            if (!finding.code().isEmpty()) {
                text.append(" ".repeat(14))
                        .append(finding.code())
                        .append(": ")
                        .append(finding.reason())
                        .append('\n');
            }
        }
        return text.append(verdict()).toString();
    }

    private String verdict() {
        long wrong = count(Outcome.DOES_NOT_HOLD);
        long unseen = findings.stream().filter(f -> f.outcome() == Outcome.NOT_SHOWN).count();
        var counts =
                count(Outcome.HOLDS) + " hold, " + wrong + " do not hold, " + unseen + " not shown";
        var time =
                packAt.map(at -> "\nThe pack is of " + at + ": of what came later it says nothing.")
                        .orElse("");
        return time
                + "\n"
                + (holds() ? "ALL HOLDS" : "NOT EVERYTHING HOLDS")
                + ": "
                + counts
                + "\n";
    }

    private long count(Outcome outcome) {
        return findings.stream().filter(finding -> finding.outcome() == outcome).count();
    }
}
