package org.codexfield.metering.service;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.codexfield.metering.model.UsageDues;
import org.codexfield.metering.model.UsageDues.Due;
import org.codexfield.metering.model.UsageDues.Step;

/** What receipts are due of reported calls. */
@Dependent
@Transactional
public class UsageDueDesk {

    @Inject UsageDues dues;

    public void takeOver(UUID run) {
        dues.takeOver(run);
    }

    public List<Due> next(UUID run, int most) {
        return dues.next(run, most);
    }

    /** Part of the transaction that writes the receipts. */
    public boolean mark(UUID run, List<Step> steps) {
        return dues.mark(run, steps);
    }

    /** How far batches are written with these, which are in order. */
    static List<Step> steps(List<Due> written) {
        var last = new LinkedHashMap<UUID, Due>();
        written.forEach(due -> last.put(due.batch(), due));
        var steps = new ArrayList<Step>(last.size());
        last.values()
                .forEach(
                        due ->
                                steps.add(
                                        new Step(
                                                due.batch(),
                                                due.from(),
                                                due.position() + 1,
                                                due.total())));
        return steps;
    }
}
